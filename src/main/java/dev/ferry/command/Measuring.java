package dev.ferry.command;

import dev.ferry.migration.Planner;
import dev.ferry.reconcile.Measures;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Rollouts;
import java.util.List;

/** Reads what is measured about the features that roll out in one tracker. */
public record Measuring(
        String tracker,
        Migrations migrations,
        Planner planner,
        Rollouts rollouts,
        Measures measures) {

    /** One look at every number; the lanes in which one asks for something. */
    public List<String> round() {
        var open =
                migrations.all().stream()
                        .filter(m -> m.control().tracker().equals(tracker))
                        .filter(m -> m.decisions().open())
                        .toList();
        measures.look(
                open.stream()
                        .flatMap(m ->
                                rollouts.questions(m.id(), planner.plan(m.decisions())).stream())
                        .toList());
        return open.stream()
                .filter(m -> rollouts.isUnsettled(m.id(), planner.plan(m.decisions())))
                .map(MigrationRecord::lane)
                .toList();
    }
}
