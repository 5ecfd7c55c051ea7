package dev.ferry.migration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        static final String SO_THE_PHASE_IS = "So the phase is: ";

        public Row {
            why = List.copyOf(why);
        }

        /** The facts that the phase follows from, and the phase itself last. */
        public List<String> whyThisPhase() {
            int conclusion = 0;
            while (conclusion < why.size() - 1
                    && !why.get(conclusion).startsWith(SO_THE_PHASE_IS)) {
                conclusion++;
            }
            return why.subList(0, Math.min(why.size(), conclusion + 1));
        }

        /** What was read of the flag, and how far its rollout is. */
        public List<String> whyThisRollout() {
            return Stream.concat(
                            Stream.of(new FlagWords(facts).sentence()),
                            facts.rollout().why().stream())
                    .toList();
        }
    }

    /** The row of one feature, if it is in scope. */
    public Optional<Row> row(String feature) {
        return rows.stream().filter(r -> r.item().feature().id().equals(feature)).findFirst();
    }
}
