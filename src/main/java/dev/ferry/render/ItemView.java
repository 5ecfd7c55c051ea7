package dev.ferry.render;

import dev.ferry.flag.FlagKey;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Plan;
import dev.ferry.registry.Registry;
import java.util.Optional;

/** One feature of a plan as templates see it. */
record ItemView(
        String id,
        String name,
        String maturity,
        boolean confidential,
        Optional<FlagKey> flag,
        People people,
        Dates dates,
        Change change,
        Bars bars) {

    static ItemView of(Plan plan, Plan.Item item, Catalog catalog, Registry registry) {
        var feature = item.feature();
        return new ItemView(
                feature.id(),
                Names.cut(feature.name()),
                Names.maturity(feature.maturity()),
                item.confidential(),
                feature.flag(),
                People.of(item, catalog),
                Dates.of(plan, item),
                Change.of(plan, item, registry),
                Bars.of(feature.maturity()));
    }
}
