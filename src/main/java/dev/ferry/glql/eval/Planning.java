package dev.ferry.glql.eval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people plan with; few forges have all of it.
 *
 * @param health {@code on track}, {@code needs attention} or {@code at risk}
 * @param customFields options by the name of the field
 * @param effort what people think that it takes, and what it took
 */
public record Planning(
        Optional<Span> milestone,
        Optional<Span> iteration,
        Optional<Long> weight,
        Optional<String> health,
        Optional<String> status,
        Map<String, List<String>> customFields,
        Optional<Effort> effort) {

    public static final Planning NONE = of(Optional.empty());

    public Planning {
        customFields = Map.copyOf(customFields);
    }

    /**
     * A milestone or iteration, with the days that it runs.
     *
     * @param id by which a query may name it besides its title
     */
    public record Span(
            Optional<Long> id,
            String title,
            Optional<LocalDate> start,
            Optional<LocalDate> due,
            boolean open) {

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

        /** What a query may call it. */
        List<String> names() {
            return Stream.concat(Stream.of(title), id.map(String::valueOf).stream()).toList();
        }
    }

    /** In seconds. */
    public record Effort(long estimate, long spent) {}

    public static Planning of(Optional<Span> milestone) {
        return new Planning(
                milestone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}
