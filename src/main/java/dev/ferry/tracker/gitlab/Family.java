package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parents and children. Epics have children; an issue below another issue is linked with it, which
 * names no parent but shows each on the other's page.
 */
record Family(GitLab gitlab, Abilities abilities, Reading reading) {

    private static final Logger LOG = LoggerFactory.getLogger(Family.class);

    /**
     * Makes one the child of the other. A refusal is for the log, because trying again would not
     * help and the child's body names its parent too.
     *
     * @return whether the child now names its parent
     */
    boolean adopt(IssueRef parent, IssueRef child, Optional<Long> childId) {
        try {
            return parent.epic() ? below(parent, child, childId) : linked(parent, child);
        } catch (TrackerException e) {
            if (e.worthRepeating()) {
                throw e;
            }
            LOG.warn("{} did not become a child of {}: {}", child, parent, e.getMessage());
            return false;
        }
    }

    /**
     * The same for a child that was made just now, so no failure from here on may say that nothing
     * was done.
     */
    boolean adoptNew(IssueRef parent, IssueRef child, Optional<Long> childId) {
        try {
            return adopt(parent, child, childId);
        } catch (TrackerException e) {
            if (isBelow(parent, child)) {
                return true;
            }
            throw new TrackerException(
                    Kind.OUTCOME_UNKNOWN,
                    child + " was made, and may be no child of " + parent + ": " + e.getMessage(),
                    e);
        }
    }

    private boolean isBelow(IssueRef parent, IssueRef child) {
        try {
            return reading.issue(child).flatMap(Issue::parent).equals(Optional.of(parent));
        } catch (TrackerException e) {
            return false;
        }
    }

    private boolean below(IssueRef epic, IssueRef child, Optional<Long> childId) {
        var found = abilities.found();
        if (found.epics().isEmpty() || (child.epic() && !found.nested())) {
            return false;
        }
        found.epics().get().adopt(epic, child, childId);
        return true;
    }

    /** Linked already is as good. */
    private boolean linked(IssueRef parent, IssueRef child) {
        if (child.epic()) {
            return false;
        }
        try {
            Library.writing(
                    child + " link",
                    () ->
                            gitlab.library()
                                    .api()
                                    .getIssuesApi()
                                    .createIssueLink(
                                            child.project(),
                                            child.number(),
                                            parent.project(),
                                            parent.number()));
        } catch (TrackerException e) {
            if (!isLinkedAfterAll(e, parent, child)) {
                throw e;
            }
        }
        return false;
    }

    private boolean isLinkedAfterAll(TrackerException failure, IssueRef parent, IssueRef child) {
        return switch (failure.kind()) {
            case REJECTED -> failure.getMessage().contains("already");
            case OUTCOME_UNKNOWN -> links(child).anyMatch(name(parent)::equals);
            case BUSY, FORBIDDEN, NOT_FOUND, UNAVAILABLE -> false;
        };
    }

    private Stream<String> links(IssueRef issue) {
        return gitlab.road()
                .items(Place.of(issue).list("/issues/" + issue.number() + "/links"))
                .map(node -> node.path("references").path("full").asText());
    }

    private static String name(IssueRef issue) {
        return issue.project() + issue.shortForm();
    }
}
