package dev.ferry.command;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Status;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.RampFacts;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Reconciler;
import dev.ferry.render.Audience;
import dev.ferry.render.Renderer;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Sets the scene of a command: everything that it may have to ask, and who reads its answer. */
record Scenes(
        Tracker tracker,
        Migrations migrations,
        Reconciler reconciler,
        Permissions permissions,
        Planner planner,
        Catalog catalog,
        Renderer renderer,
        InstantSource clock) {

    /**
     * @param ramps what the commands before this one decided and nobody has stored yet
     * @param status how the migration stands, asked for only where it is needed
     */
    Scene of(Comment comment, Place place, Map<String, Ramp> ramps, Supplier<Status> status) {
        var audience = audience(comment, place);
        return new Scene(
                comment.ref().issue(),
                comment.author(),
                today(),
                place.migration().map(MigrationRecord::control).orElse(comment.ref().issue()),
                place.migration().map(MigrationRecord::decisions),
                place.feature(),
                () -> comment.confidential() || hidden(comment.ref().issue()),
                audience,
                tracker.supports(Capability.EPICS),
                planner,
                catalog,
                place.migration()
                        .map(MigrationRecord::id)
                        .map(reconciler::links)
                        .map(renderer::at)
                        .orElse(renderer)
                        .read(audience),
                tracker::user,
                migrations::all,
                steering(place, ramps),
                () -> permissions.inFramework(comment.author()),
                status);
    }

    /** In the zone of the house's schedule. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), catalog.schedule().zone());
    }

    private boolean hidden(IssueRef issue) {
        return tracker.issue(issue).map(Issue::confidential).orElse(false);
    }

    private Audience audience(Comment comment, Place place) {
        boolean members =
                comment.confidential()
                        || place.item(planner).map(Plan.Item::confidential).orElse(false);
        return members ? Audience.MEMBERS : reconciler.audience(place.migration());
    }

    private Steering steering(Place place, Map<String, Ramp> ramps) {
        return new Steering() {
            @Override
            public RampFacts flag(Plan.Item item) {
                var facts = reconciler.rollouts().facts(place.migration().orElseThrow().id(), item);
                var decided = Optional.ofNullable(ramps.get(item.feature().id()));
                return decided.map(facts::with).orElse(facts);
            }

            @Override
            public RampFacts all(Plan.Item item) {
                var facts = flag(item);
                return reconciler
                        .checklist(place.migration().orElseThrow(), item.feature().id())
                        .map(facts::with)
                        .orElse(facts);
            }
        };
    }
}
