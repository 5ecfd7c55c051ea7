package dev.ferry.migration;

import dev.ferry.registry.Model;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What should exist in the tracker for one migration, and why. Issues are in the order of their due
 * dates.
 *
 * @param cutoff the earliest cutoff of any feature in scope
 * @param compressed for at least one feature the usual due window was over when it was planned; its
 *     date lies between that day and the cutoff
 * @param warnings what one should know before saying yes: from the registry, and from the dates
 */
public record Plan(
        Decisions decisions,
        Model oldModel,
        Model newModel,
        Optional<Cutoff> cutoff,
        boolean compressed,
        List<String> warnings,
        Parent parent,
        List<Item> issues) {

    public Plan {
        warnings = List.copyOf(warnings);
        issues = List.copyOf(issues);
    }

    public Kind kind() {
        return decisions.kind();
    }

    /** Epic for a deprecation, main issue otherwise. */
    public record Parent(String title, LocalDate due, Set<String> labels) {}

    /**
     * The issue of one feature.
     *
     * @param surfaces on which the feature calls the old model
     * @param assignee username of the Responsible
     * @param accountable username of the one who approves
     * @param due the planned day, or the team's own promise where it gave one
     * @param dueReason one sentence that a person can check
     * @param startBy due minus the effort, in working days
     * @param compressed its usual due window was over when it was planned
     * @param cutoff the earliest of its surfaces
     * @param rollout when the stages of its rollout begin
     */
    public record Item(
            Feature feature,
            Team team,
            List<String> surfaces,
            String title,
            String assignee,
            String accountable,
            LocalDate due,
            String dueReason,
            LocalDate startBy,
            boolean compressed,
            Optional<Cutoff> cutoff,
            RolloutDates rollout,
            Set<String> labels,
            boolean confidential) {

        public Item {
            surfaces = List.copyOf(surfaces);
        }
    }

    /** The issues that everybody may know of. */
    public List<Item> open() {
        return issues.stream().filter(i -> !i.confidential()).toList();
    }

    public Optional<Item> item(String feature) {
        return issues.stream().filter(i -> i.feature().id().equals(feature)).findFirst();
    }
}
