package dev.ferry.server;

import dev.ferry.command.Measuring;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Planner;
import dev.ferry.reconcile.Ensure;
import dev.ferry.reconcile.Home;
import dev.ferry.reconcile.Reconciler;
import dev.ferry.server.webhook.Sender;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One tracker at work: what belongs to it alone. Database, flags, registry, texts and pages are
 * shared by all.
 *
 * @param embedded the same tracker where it is Ferry's own
 * @param setup how Ferry is set up there; Ferry's own tracker needs none
 * @param sender who tells of what happens there
 * @param projects in which commands are looked for
 * @param catalog the company as far as it works in this tracker
 */
public record Office(
        Tracker tracker,
        Optional<EmbeddedTracker> embedded,
        Optional<Setup> setup,
        Sender sender,
        List<String> projects,
        Home home,
        Catalog catalog,
        Planner planner,
        Ensure ensure,
        Reconciler reconciler,
        Measuring measuring)
        implements AutoCloseable {

    public String name() {
        return tracker.name();
    }

    /** The tracker's own time, as far as its answers told it. */
    InstantSource clock(InstantSource ours) {
        return setup.<InstantSource>map(s -> () -> ours.instant().plus(s.clockSkew())).orElse(ours);
    }

    /** Projects, and the group in which epics stand where there are any. */
    public List<String> places() {
        return tracker.supports(Capability.EPICS)
                ? Stream.concat(projects.stream(), Stream.of(home.group())).distinct().toList()
                : projects;
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedTracker::close);
    }
}
