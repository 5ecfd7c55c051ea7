package dev.ferry.migration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has to be told about the date of one feature, once for each date and stage.
 *
 * @param row the feature as it stands
 */
public record Reminder(Status.Row row, Stage stage) {

    /** How near the due date is; each begins so many days before it. */
    public enum Stage {
        WEEK(7),
        DAY(1),
        OVERDUE(-1),
        /** The Responsible was told and nothing happened: the Accountable hears of it. */
        ESCALATION(-3);

        private final int daysBefore;

        Stage(int daysBefore) {
            this.daysBefore = daysBefore;
        }

        private LocalDate begins(LocalDate due) {
            return due.minusDays(daysBefore);
        }
    }

    /** Those that are due on the day of the status, at most one for each feature. */
    public static List<Reminder> of(Status status) {
        if (!status.plan().decisions().open()) {
            return List.of();
        }
        return status.rows().stream()
                .filter(r -> !(r.phase() instanceof Phase.Complete))
                .flatMap(r -> stage(r, status).map(s -> new Reminder(r, s)).stream())
                .toList();
    }

    /** A stage that had begun when the date was planned is no news. */
    private static Optional<Stage> stage(Status.Row row, Status status) {
        var due = row.item().due();
        return List.of(Stage.values()).reversed().stream()
                .filter(s -> !status.asOf().isBefore(s.begins(due)))
                .findFirst()
                .filter(s -> s.begins(due).isAfter(since(row, status.plan().decisions())));
    }

    private static LocalDate since(Status.Row row, Decisions decisions) {
        var joined =
                decisions.scope().stream()
                        .filter(s -> s.features().contains(row.item().feature().id()))
                        .map(Decisions.Scope::since)
                        .findFirst()
                        .orElse(decisions.plannedOn());
        return joined.isAfter(decisions.plannedOn()) ? joined : decisions.plannedOn();
    }
}
