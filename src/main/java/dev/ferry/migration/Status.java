package dev.ferry.migration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where a migration stands. Table, comment, page, JSON and {@code /migrate why} all render this one
 * value.
 */
public record Status(Plan plan, LocalDate asOf, List<Row> rows, Health health) {

    public Status {
        rows = List.copyOf(rows);
    }

    /**
     * One feature.
     *
     * @param why the facts behind phase, percentage and health, in order
     */
    public record Row(
            Plan.Item item, FeatureFacts facts, Phase phase, Health health, List<String> why) {
        public Row {
            why = List.copyOf(why);
        }
    }

    /** The row of one feature, if it is in scope. */
    public Optional<Row> row(String feature) {
        return rows.stream().filter(r -> r.item().feature().id().equals(feature)).findFirst();
    }
}
