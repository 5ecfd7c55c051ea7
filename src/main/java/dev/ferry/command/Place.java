package dev.ferry.command;

import dev.ferry.migration.Plan;
import dev.ferry.migration.Planner;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Migrations.Binding;
import dev.ferry.tracker.IssueRef;
import java.util.Optional;

/** What an issue is to Ferry: nothing, the home of a whole migration, or a feature's own. */
record Place(Optional<MigrationRecord> migration, Optional<String> feature) {

    static Place of(IssueRef issue, Migrations migrations) {
        var control = migrations.byControl(issue);
        if (control.isPresent()) {
            return new Place(control, Optional.empty());
        }
        var binding = migrations.binding(issue);
        return new Place(
                binding.map(Binding::migration).flatMap(migrations::byId),
                binding.flatMap(Binding::feature));
    }

    Place with(MigrationRecord next) {
        return new Place(Optional.of(next), feature);
    }

    /** In which everything about this issue is worked on. */
    String lane(IssueRef issue) {
        return migration.map(MigrationRecord::lane).orElse(issue.toString());
    }

    /** The feature whose issue this is, as planned. */
    Optional<Plan.Item> item(Planner planner) {
        return migration.flatMap(m -> feature.flatMap(planner.plan(m.decisions())::item));
    }
}
