package dev.ferry.check;

import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Tracker;

/** What a tracker can do by version and licence, and what Ferry does instead. */
final class AbilityWords {

    private AbilityWords() {}

    static String of(Tracker tracker) {
        return String.join(", ", parents(tracker), dates(tracker), assignees(tracker));
    }

    private static String parents(Tracker tracker) {
        if (tracker.supports(Capability.EPICS)) {
            return tracker.supports(Capability.NESTED_EPICS) ? "epics below epics" : "epics";
        }
        return tracker.supports(Capability.PARENTS)
                ? "parent issues with children"
                : "parent issues with lists of links";
    }

    private static String dates(Tracker tracker) {
        return tracker.supports(Capability.DUE_DATES) ? "due dates" : "dates by milestones";
    }

    private static String assignees(Tracker tracker) {
        return tracker.supports(Capability.MANY_ASSIGNEES) ? "several assignees" : "one assignee";
    }
}
