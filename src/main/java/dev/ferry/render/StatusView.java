package dev.ferry.render;

import dev.ferry.migration.Health;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A status as templates see it.
 *
 * @param counts features by health, worst first, none that is zero
 * @param next the unfinished feature that is due first
 * @param hidden how many features are confidential here, and so have no row
 * @param cutoffIn {@code in 12 days}
 */
record StatusView(
        PlanView plan,
        LocalDate asOf,
        String sign,
        String health,
        List<String> reasons,
        List<Count> counts,
        Optional<Next> next,
        Optional<String> cutoffIn,
        int hidden,
        List<RowView> rows) {

    record Count(String sign, String health, int number) {}

    record Next(String feature, LocalDate due, String when) {}

    static StatusView of(Status status, Links links, Audience audience) {
        var rows = status.rows().stream().filter(r -> audience.mayKnow(r.item())).toList();
        return new StatusView(
                PlanView.of(status.plan(), links),
                status.asOf(),
                RowView.sign(status.health().level()),
                status.health().level().text(),
                status.health().reasons(),
                counts(status),
                next(rows, status.asOf()),
                status.plan().cutoff().map(c -> when(c.date(), status.asOf())),
                status.rows().size() - rows.size(),
                rows.stream().sorted(RowView.WORST_FIRST).map(RowView::of).toList());
    }

    private static List<Count> counts(Status status) {
        return Arrays.stream(Health.Level.values())
                .sorted(Comparator.reverseOrder())
                .map(level -> new Count(RowView.sign(level), level.text(), number(status, level)))
                .filter(c -> c.number() > 0)
                .toList();
    }

    private static int number(Status status, Health.Level level) {
        return Math.toIntExact(
                status.rows().stream().filter(r -> r.health().level() == level).count());
    }

    private static Optional<Next> next(List<Status.Row> rows, LocalDate today) {
        return rows.stream()
                .filter(r -> r.health().level().compareTo(Health.Level.ON_TRACK) >= 0)
                .map(Status.Row::item)
                .min(Comparator.comparing(Plan.Item::due))
                .map(i -> new Next(Names.cut(i.feature().name()), i.due(), when(i.due(), today)));
    }

    static String when(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (days == 0) {
            return "today";
        }
        var count = Math.abs(days) + (Math.abs(days) == 1 ? " day" : " days");
        return days > 0 ? "in " + count : count + " ago";
    }
}
