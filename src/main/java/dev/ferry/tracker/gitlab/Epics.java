package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.util.List;
import java.util.Optional;

/** Epics, by whichever interface this GitLab has for them. Parents are given by adopting only. */
sealed interface Epics permits RestEpics, WorkItems {

    Optional<Issue> find(IssueRef epic);

    /** Those of the group itself, not of the groups in it. */
    List<Issue> by(User author, Place group);

    Issue create(IssueDraft draft);

    Issue edit(IssueRef epic, IssueEdit edit);

    /**
     * Makes an issue or epic the child of an epic, and of no other.
     *
     * @param childId its number in the whole of GitLab, where it is an issue
     */
    void adopt(IssueRef epic, IssueRef child, Optional<Long> childId);
}
