package dev.ferry.reconcile;

import dev.ferry.migration.Planned;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Status;
import dev.ferry.migration.Withdrawal;
import java.util.Optional;

/** Takes back that a feature is done where the world says that it is not. */
record Withdrawals(Planner planner, Rollouts rollouts, Migrations migrations) {

    /**
     * The migration without what was called done and is not: the flag came back, or the old model
     * is still called. Stored already.
     */
    Optional<MigrationRecord> of(MigrationRecord m, Status status) {
        var next = m;
        for (var row : status.rows()) {
            var feature = row.item().feature().id();
            var why = Withdrawal.of(m.decisions(), row);
            if (why.isPresent()
                    && planner.amend(next.decisions()).reopening(feature)
                            instanceof Planned.Ok(var plan)) {
                next = next.with(plan.decisions());
                rollouts.announce(
                        m.id(),
                        feature,
                        "It was called done, and that is withdrawn",
                        why.get(),
                        "Say `/migrate done` again when it is true.");
            }
        }
        if (next.equals(m)) {
            return Optional.empty();
        }
        migrations.save(next);
        return Optional.of(next);
    }
}
