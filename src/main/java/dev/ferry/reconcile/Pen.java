package dev.ferry.reconcile;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.User;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes into issues what differs from what is wished, and nothing else. */
record Pen(Tracker tracker, ScopedLabels scoped) {

    /** The edit by which fields and text become what they should be. */
    static IssueEdit wish(Base base, Issue now, People people, String body) {
        var person =
                base.assignee().isEmpty() ? Optional.<User>empty() : people.find(base.assignee());
        var edit = base.against(now, person);
        return body.equals(now.body()) ? edit : edit.withBody(body);
    }

    /**
     * Reads the issue once more before it writes: somebody may be typing in it.
     *
     * @param seen learns how the issue is afterwards
     * @return how many issues were edited: one, or none
     */
    int bring(Issue before, Function<Issue, IssueEdit> wish, Map<IssueRef, Issue> seen) {
        if (wish.apply(before).isNothing()) {
            return 0;
        }
        var fresh = tracker.issue(before.ref());
        var edit = fresh.map(wish).orElse(IssueEdit.NOTHING);
        if (edit.isNothing()) {
            fresh.ifPresent(i -> seen.put(i.ref(), i));
            return 0;
        }
        var after = tracker.edit(before.ref(), edit);
        scoped.notice(edit, after);
        seen.put(after.ref(), after);
        return 1;
    }
}
