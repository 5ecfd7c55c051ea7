package dev.ferry.migration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * Who owes what, once a week, for those who only want to know.
 *
 * @param week {@code 2026-W49}
 * @param owed features that are not on track or due within two weeks, soonest first
 */
public record Digest(String week, Status status, List<Status.Row> owed) {

    private static final int SOON = 14;

    /**
     * Nothing in the week of the start, which everybody has just heard of, and nothing where nobody
     * owes anything.
     */
    public static Optional<Digest> of(Status status) {
        var decisions = status.plan().decisions();
        var owed =
                status.rows().stream()
                        .filter(r -> isOwed(r, status.asOf()))
                        .sorted(java.util.Comparator.comparing(r -> r.item().due()))
                        .toList();
        boolean later = monday(status.asOf()).isAfter(decisions.plannedOn());
        return decisions.open() && later && !owed.isEmpty()
                ? Optional.of(new Digest(week(status.asOf()), status, owed))
                : Optional.empty();
    }

    private static boolean isOwed(Status.Row row, LocalDate today) {
        if (row.phase() instanceof Phase.Complete) {
            return false;
        }
        return row.health().level().compareTo(Health.Level.AT_RISK) >= 0
                || ChronoUnit.DAYS.between(today, row.item().due()) <= SOON;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static String week(LocalDate day) {
        return "%d-W%02d"
                .formatted(
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
