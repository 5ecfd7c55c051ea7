package dev.ferry.tracker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An issue or epic that should exist. Its body carries the marker by which it is found again.
 *
 * @param project where it goes: a project path, or a group path for an epic
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
        boolean confidential) {

    public IssueDraft {
        assignees = List.copyOf(assignees);
        labels = Set.copyOf(labels);
    }
}
