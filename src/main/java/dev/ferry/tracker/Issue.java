package dev.ferry.tracker;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A snapshot of an issue or epic: what the tracker answered, at the moment it was asked. */
public record Issue(
        IssueRef ref,
        String title,
        String body,
        User author,
        List<User> assignees,
        Set<String> labels,
        Optional<LocalDate> due,
        Optional<IssueRef> parent,
        boolean confidential,
        boolean open,
        Instant createdAt,
        Instant updatedAt,
        URI url,
        Details details) {

    public Issue {
        assignees = List.copyOf(assignees);
        labels = Set.copyOf(labels);
        // What was written down before there were details lacks them.
        details = Objects.requireNonNullElse(details, Details.NONE);
    }

    /** One of which nothing more is told. */
    public Issue(
            IssueRef ref,
            String title,
            String body,
            User author,
            List<User> assignees,
            Set<String> labels,
            Optional<LocalDate> due,
            Optional<IssueRef> parent,
            boolean confidential,
            boolean open,
            Instant createdAt,
            Instant updatedAt,
            URI url) {
        this(
                ref,
                title,
                body,
                author,
                assignees,
                labels,
                due,
                parent,
                confidential,
                open,
                createdAt,
                updatedAt,
                url,
                Details.NONE);
    }

    /** The same as a child of this one. */
    public Issue below(IssueRef other) {
        return new Issue(
                ref,
                title,
                body,
                author,
                assignees,
                labels,
                due,
                Optional.of(other),
                confidential,
                open,
                createdAt,
                updatedAt,
                url,
                details);
    }
}
