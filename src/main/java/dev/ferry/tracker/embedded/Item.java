package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Details;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** An issue with what the port does not tell of it: who touched its description last, and when. */
record Item(Issue issue, Instant bodyEditedAt, Optional<User> bodyEditor) {

    Comment description() {
        return new Comment(
                CommentRef.description(issue.ref()),
                issue.author(),
                issue.body(),
                false,
                issue.createdAt(),
                bodyEditedAt,
                bodyEditor);
    }

    Item after(IssueEdit edit, User editor, Instant now) {
        var changed = with(issue, edit, now);
        return changed.body().equals(issue.body())
                ? new Item(changed, bodyEditedAt, bodyEditor)
                : new Item(changed, now, Optional.of(editor));
    }

    /** The same item without its due date or parent. */
    Item without(Clearable field, Instant now) {
        var cleared =
                new Issue(
                        issue.ref(),
                        issue.title(),
                        issue.body(),
                        issue.author(),
                        issue.assignees(),
                        issue.labels(),
                        field == Clearable.DUE ? Optional.empty() : issue.due(),
                        field == Clearable.PARENT ? Optional.empty() : issue.parent(),
                        issue.confidential(),
                        issue.open(),
                        issue.createdAt(),
                        now,
                        issue.url(),
                        issue.details());
        return new Item(cleared, bodyEditedAt, bodyEditor);
    }

    /** What became of the earlier item in people's words; nothing where nothing changed. */
    List<Event.Type> changesSince(Item earlier) {
        var types = new ArrayList<Event.Type>();
        var onlyOpenOrShut =
                with(earlier.issue, IssueEdit.NOTHING.withOpen(issue.open()), issue.updatedAt());
        if (!issue.equals(onlyOpenOrShut)) {
            types.add(Event.Type.ISSUE_EDITED);
        }
        if (issue.open() != earlier.issue.open()) {
            types.add(issue.open() ? Event.Type.ISSUE_REOPENED : Event.Type.ISSUE_CLOSED);
        }
        return types;
    }

    private static Issue with(Issue issue, IssueEdit edit, Instant updatedAt) {
        var labels = new HashSet<>(issue.labels());
        labels.removeAll(edit.removeLabels());
        labels.addAll(edit.addLabels());
        return new Issue(
                issue.ref(),
                edit.title().orElse(issue.title()),
                edit.body().orElse(issue.body()),
                issue.author(),
                edit.assignees().orElse(issue.assignees()),
                labels,
                edit.due().or(issue::due),
                edit.parent().or(issue::parent),
                edit.confidential().orElse(issue.confidential()),
                edit.open().orElse(issue.open()),
                issue.createdAt(),
                updatedAt,
                issue.url(),
                details(issue, edit, updatedAt));
    }

    private static Details details(Issue issue, IssueEdit edit, Instant now) {
        var before = issue.details();
        boolean open = edit.open().orElse(issue.open());
        if (open == issue.open()) {
            return before;
        }
        return Details.ofMilestone(
                Items.TOLD, open ? Optional.empty() : Optional.of(now), before.milestone());
    }

    /** The same item in another milestone, or in none. */
    Item in(Optional<Timebox> milestone, Instant now) {
        var details = Details.ofMilestone(Items.TOLD, issue.details().closedAt(), milestone);
        var moved =
                new Issue(
                        issue.ref(),
                        issue.title(),
                        issue.body(),
                        issue.author(),
                        issue.assignees(),
                        issue.labels(),
                        issue.due(),
                        issue.parent(),
                        issue.confidential(),
                        issue.open(),
                        issue.createdAt(),
                        now,
                        issue.url(),
                        details);
        return new Item(moved, bodyEditedAt, bodyEditor);
    }
}
