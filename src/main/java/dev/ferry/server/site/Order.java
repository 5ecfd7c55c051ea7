package dev.ferry.server.site;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** By what a table can be sorted. Ties are broken so that the order is always the same. */
enum Order {
    FEATURE("Feature", Comparator.comparing((FeatureRow r) -> r.name().toLowerCase(Locale.ROOT))),
    MIGRATION("Migration", Comparator.comparing((FeatureRow r) -> r.migration().oldModel())),
    TEAM("Team", Comparator.comparing((FeatureRow r) -> r.teamName().toLowerCase(Locale.ROOT))),
    DRI("DRI", Comparator.comparing(FeatureRow::dri)),
    PHASE("Phase", Comparator.comparing(FeatureRow::step)),
    TASKS(
            "Tasks",
            Comparator.comparing(
                    (FeatureRow r) -> r.total() == 0 ? -1.0 : (double) r.done() / r.total())),
    ROLLOUT(
            "Rollout",
            Comparator.comparing((FeatureRow r) ->
                    r.flag().flatMap(FeatureRow.Flag::percent).orElse(BigDecimal.valueOf(-1)))),
    DUE("Due", Comparator.comparing((FeatureRow r) -> r.due().iso())),
    CUTOFF(
            "Cutoff",
            Comparator.comparing((FeatureRow r) -> r.cutoff().map(Days.Day::iso).orElse("9999"))),
    /** The worst first, as one expects of a list of worries. */
    HEALTH("Health", Comparator.comparing(FeatureRow::level).reversed());

    private static final Comparator<FeatureRow> TIES =
            Comparator.comparing((FeatureRow r) -> r.level())
                    .reversed()
                    .thenComparing(r -> r.cutoff().map(Days.Day::iso).orElse("9999"))
                    .thenComparing(r -> r.due().iso())
                    .thenComparing(FeatureRow::key);

    private final String heading;
    private final Comparator<FeatureRow> comparator;

    Order(String heading, Comparator<FeatureRow> comparator) {
        this.heading = heading;
        this.comparator = comparator;
    }

    String heading() {
        return heading;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Comparator<FeatureRow> comparator(boolean backwards) {
        return (backwards ? comparator.reversed() : comparator).thenComparing(TIES);
    }

    static Optional<Order> named(String key) {
        return Arrays.stream(values()).filter(o -> o.key().equals(key)).findFirst();
    }
}
