package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.util.Optional;
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
     * was done: what did not work is missing in the answer.
     */
    boolean adoptNew(IssueRef parent, IssueRef child, Optional<Long> childId) {
        try {
            return adopt(parent, child, childId);
        } catch (TrackerException e) {
            LOG.warn("{} may not have become a child of {}: {}", child, parent, e.getMessage());
            return isBelow(parent, child);
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
            if (e.kind() != Kind.REJECTED || !e.getMessage().contains("already")) {
                throw e;
            }
        }
        return false;
    }
}
