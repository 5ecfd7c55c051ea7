package dev.ferry.tracker.gitlab;

/** What a company may have bought, at versions of GitLab that differ. */
public enum Licence {
    /** GitLab 19: no epics, one assignee. */
    FREE,
    /** GitLab 16 with Premium: epics by REST only, none below another. */
    PREMIUM_OF_OLD,
    /** GitLab 19 with Premium: epics are work items, none below another. */
    PREMIUM,
    /** GitLab 19 with everything. */
    ULTIMATE;

    boolean hasEpics() {
        return this != FREE;
    }

    boolean hasWorkItems() {
        return this != PREMIUM_OF_OLD;
    }

    boolean hasNestedEpics() {
        return this == ULTIMATE;
    }

    boolean hasManyAssignees() {
        return this != FREE;
    }

    String version() {
        return this == PREMIUM_OF_OLD ? "16.11.10-ee" : "19.2.1-ee";
    }
}
