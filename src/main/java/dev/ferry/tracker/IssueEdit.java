package dev.ferry.tracker;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of an issue that should become something else; an empty Optional leaves its field as
 * it is. Labels are added and removed one by one, never replaced: other people's labels stay.
 */
public record IssueEdit(
        Optional<String> title,
        Optional<String> body,
        Optional<List<User>> assignees,
        Set<String> addLabels,
        Set<String> removeLabels,
        Optional<LocalDate> due,
        Optional<IssueRef> parent,
        Optional<Boolean> open,
        Optional<Boolean> confidential) {

    public static final IssueEdit NOTHING =
            new IssueEdit(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public boolean isNothing() {
        return equals(NOTHING);
    }

    /** The issue as it will be where the tracker keeps all of this. */
    public Issue foreseen(Issue now) {
        var labels = new HashSet<>(now.labels());
        labels.removeAll(removeLabels);
        labels.addAll(addLabels);
        return new Issue(
                now.ref(),
                title.orElse(now.title()),
                body.orElse(now.body()),
                now.author(),
                assignees.orElse(now.assignees()),
                labels,
                due.or(now::due),
                parent.or(now::parent),
                confidential.orElse(now.confidential()),
                open.orElse(now.open()),
                now.createdAt(),
                now.updatedAt(),
                now.url(),
                now.details());
    }

    public IssueEdit withTitle(String value) {
        return new IssueEdit(
                Optional.of(value),
                body,
                assignees,
                addLabels,
                removeLabels,
                due,
                parent,
                open,
                confidential);
    }

    public IssueEdit withBody(String value) {
        return new IssueEdit(
                title,
                Optional.of(value),
                assignees,
                addLabels,
                removeLabels,
                due,
                parent,
                open,
                confidential);
    }

    public IssueEdit withAssignees(List<User> value) {
        return new IssueEdit(
                title,
                body,
                Optional.of(value),
                addLabels,
                removeLabels,
                due,
                parent,
                open,
                confidential);
    }

    public IssueEdit withLabels(Set<String> add, Set<String> remove) {
        return new IssueEdit(title, body, assignees, add, remove, due, parent, open, confidential);
    }

    public IssueEdit withDue(LocalDate value) {
        return new IssueEdit(
                title,
                body,
                assignees,
                addLabels,
                removeLabels,
                Optional.of(value),
                parent,
                open,
                confidential);
    }

    public IssueEdit withParent(IssueRef value) {
        return new IssueEdit(
                title,
                body,
                assignees,
                addLabels,
                removeLabels,
                due,
                Optional.of(value),
                open,
                confidential);
    }

    public IssueEdit withOpen(boolean value) {
        return new IssueEdit(
                title,
                body,
                assignees,
                addLabels,
                removeLabels,
                due,
                parent,
                Optional.of(value),
                confidential);
    }

    public IssueEdit withConfidential(boolean value) {
        return new IssueEdit(
                title,
                body,
                assignees,
                addLabels,
                removeLabels,
                due,
                parent,
                open,
                Optional.of(value));
    }
}
