package dev.ferry.glql.eval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people plan with; few forges have all of it.
 *
 * @param health {@code on track}, {@code needs attention} or {@code at risk}
 * @param customFields options by the name of the field
 */
public record Planning(
        Optional<Span> milestone,
        Optional<Span> iteration,
        Optional<Long> weight,
        Optional<String> health,
        Optional<String> status,
        Map<String, List<String>> customFields) {

    public static final Planning NONE =
            new Planning(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of());

    public Planning {
        customFields = Map.copyOf(customFields);
    }

    /** A milestone or iteration, with the days that it runs. */
    public record Span(
            String title, Optional<LocalDate> start, Optional<LocalDate> due, boolean open) {

        boolean hasStarted(LocalDate today) {
            return open
                    && start.map(s -> !s.isAfter(today)).orElse(false)
                    && due.map(d -> !d.isBefore(today)).orElse(true);
        }

        /** Where a forge has no first days, the last one has to do. */
        boolean isUpcoming(LocalDate today) {
            var ahead = start.map(s -> s.isAfter(today));
            return open && ahead.or(() -> due.map(d -> !d.isBefore(today))).orElse(false);
        }
    }

    public static Planning of(Optional<Span> milestone) {
        return new Planning(
                milestone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
