package dev.ferry.reconcile;

import dev.ferry.migration.Kind;
import dev.ferry.migration.Plan;
import dev.ferry.reconcile.Ensure.Ensured;
import dev.ferry.reconcile.Ensure.WantedIssue;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.util.List;
import java.util.Objects;

/** The epic or main issue of a migration: as what and where it is made. */
record Parents(Tracker tracker, Ensure ensure, Home home) {

    /** Drafted only where it is missing: its text lists every feature. */
    Ensured ensure(MigrationRecord m, Plan plan, Base base, Bodies bodies) {
        var key = Keys.parent(m.id());
        var there = ensure.known(List.of(key)).get(key);
        if (there != null) {
            return there;
        }
        var wanted = new WantedIssue(key, Keys.marker(key), draft(m, plan, base, bodies));
        return Objects.requireNonNull(ensure.issues(List.of(wanted)).get(key));
    }

    private IssueDraft draft(MigrationRecord m, Plan plan, Base base, Bodies bodies) {
        boolean epic = plan.kind() == Kind.DEPRECATION && tracker.supports(Capability.EPICS);
        return new IssueDraft(
                        epic ? home.group() : home.project(),
                        epic,
                        plan.parent().title(),
                        bodies.parent(m, plan, base),
                        List.of(),
                        plan.parent().labels(),
                        base.due(),
                        home.initiative().filter(i -> tracker.supports(nesting(epic, i))),
                        m.decisions().confidential())
                .leading();
    }

    /** What it takes to be below the initiative. */
    private static Capability nesting(boolean epic, IssueRef initiative) {
        if (epic) {
            return Capability.NESTED_EPICS;
        }
        return initiative.epic() ? Capability.EPICS : Capability.PARENTS;
    }
}
