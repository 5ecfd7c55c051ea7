package dev.ferry.server.site;

import dev.ferry.migration.Health;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The first page: what will miss its cutoff, then every migration; or, where somebody asked for
 * something, one table of what they asked for.
 *
 * @param examples what one may ask for
 * @param words with which one asks
 * @param attention what needs a person, nearest cutoff first
 * @param more such features that are not listed
 * @param sections what stands there of each open migration, where nothing was asked for
 * @param unmoved what ends soon while features that call it are in no migration
 */
record HomePage(
        Frame frame,
        Ask ask,
        List<Counted> health,
        List<String> examples,
        AskWords words,
        List<Worry> attention,
        int more,
        List<ModelRow> unmoved,
        List<MigrationCard> open,
        List<Markup> sections,
        List<MigrationCard> over,
        Optional<FeatureTable> table,
        int hidden) {

    private static final int LISTED = 12;
    private static final List<Order> COLUMNS =
            List.of(
                    Order.FEATURE,
                    Order.MIGRATION,
                    Order.DRI,
                    Order.PHASE,
                    Order.TASKS,
                    Order.ROLLOUT,
                    Order.DUE,
                    Order.CUTOFF,
                    Order.HEALTH);

    private static final Comparator<FeatureRow> MOST_URGENT =
            Comparator.comparing((FeatureRow r) -> r.cutoff().map(Days.Day::iso).orElse("9999"))
                    .thenComparing(FeatureRow::level, Comparator.reverseOrder())
                    .thenComparing(r -> r.due().iso())
                    .thenComparing(FeatureRow::key);

    /**
     * @param writing cards to what stands there of each
     */
    static HomePage of(
            Frame frame,
            Ask ask,
            ModelUse.Facts facts,
            Function<List<MigrationCard>, List<Markup>> writing) {
        var cards = facts.migrations();
        var open = cards.stream().filter(MigrationCard::open).toList();
        var rows = open.stream().flatMap(c -> c.rows().stream()).toList();
        var worries =
                rows.stream()
                        .filter(r -> r.level().compareTo(Health.Level.AT_RISK) >= 0)
                        .sorted(MOST_URGENT)
                        .toList();
        return new HomePage(
                frame,
                ask,
                Counted.health(rows.stream().map(FeatureRow::level)),
                Examples.of(rows),
                AskWords.of(rows),
                Worry.of(worries.stream().limit(LISTED).toList()),
                Math.max(0, worries.size() - LISTED),
                ModelUse.unmoved(facts),
                open,
                ask.isNothing() ? writing.apply(open) : List.of(),
                cards.stream().filter(c -> !c.open()).toList(),
                ask.isNothing()
                        ? Optional.empty()
                        : Optional.of(FeatureTable.of(ask, rows, COLUMNS, facts.today())),
                open.stream().mapToInt(MigrationCard::hidden).sum());
    }

    int late() {
        return count(Health.Level.LATE);
    }

    int atRisk() {
        return count(Health.Level.AT_RISK);
    }

    private int count(Health.Level level) {
        return health.stream()
                .filter(c -> c.text().equals(level.text()))
                .mapToInt(Counted::number)
                .sum();
    }

    /** By style: where a click on that count leads. */
    List<Link> counts() {
        return health.stream().map(c -> new Link(c, ask.withHealth(c.style()))).toList();
    }

    record Link(Counted count, String href) {}

    /** Features that call what ends soon and are in no migration. */
    int standing() {
        return (int) unmoved.stream().flatMap(m -> m.unmoved().stream()).distinct().count();
    }

    int features() {
        return health.stream().mapToInt(Counted::number).sum();
    }
}
