package dev.ferry.tracker;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An issue or epic that should exist. Its body carries the marker by which it is found again.
 *
 * @param project where it goes: a project path, or a group path for an epic
 * @param leads others will be below it
 */
public record IssueDraft(
        String project,
        boolean epic,
        String title,
        String body,
        List<User> assignees,
        Set<String> labels,
        Optional<LocalDate> due,
        Optional<IssueRef> parent,
        boolean confidential,
        boolean leads) {

    private static final User NOBODY = new User(0, "", "");
    private static final URI NOWHERE = URI.create("about:blank");

    public IssueDraft {
        assignees = List.copyOf(assignees);
        labels = Set.copyOf(labels);
    }

    public IssueDraft(
            String project,
            boolean epic,
            String title,
            String body,
            List<User> assignees,
            Set<String> labels,
            Optional<LocalDate> due,
            Optional<IssueRef> parent,
            boolean confidential) {
        this(project, epic, title, body, assignees, labels, due, parent, confidential, false);
    }

    /** An open issue with its text alone. */
    public static IssueDraft of(String project, String title, String body) {
        return new IssueDraft(
                project,
                false,
                title,
                body,
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public IssueDraft leading() {
        return new IssueDraft(
                project, epic, title, body, assignees, labels, due, parent, confidential, true);
    }

    public IssueDraft labelled(Collection<String> more) {
        var all = new HashSet<>(labels);
        all.addAll(more);
        return new IssueDraft(
                project, epic, title, body, assignees, all, due, parent, confidential, leads);
    }

    /** The issue as it will be where the tracker keeps all of this; it has no number yet. */
    public Issue foreseen(String tracker, Instant now) {
        return new Issue(
                new IssueRef(tracker, project, 0, epic),
                title,
                body,
                NOBODY,
                assignees,
                labels,
                due,
                parent,
                confidential,
                true,
                now,
                now,
                NOWHERE);
    }
}
