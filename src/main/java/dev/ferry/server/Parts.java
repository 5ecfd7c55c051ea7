package dev.ferry.server;

import dev.ferry.command.Measuring;
import dev.ferry.config.Configuration;
import dev.ferry.config.TrackerSettings;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Ensure;
import dev.ferry.reconcile.Home;
import dev.ferry.reconcile.Measures;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Reconciler;
import dev.ferry.reconcile.Rollouts;
import dev.ferry.render.Renderer;
import dev.ferry.render.Templates;
import dev.ferry.store.Database;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.http.CallMeter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a configuration leads to, short of threads and HTTP: what the bot and the command
 * line share.
 */
public record Parts(
        Configuration config,
        Database database,
        FlagHouse flags,
        Measures measures,
        Migrations migrations,
        Renderer renderer,
        Board board,
        List<Office> offices)
        implements AutoCloseable {

    /** How long the lists of a tracker may lag behind its writes, at the most. */
    private static final Duration SETTLE = Duration.ofSeconds(15);

    /**
     * @param meter told of every call to a forge
     * @throws UnusableSettings where a tracker cannot be opened as it is configured
     */
    public static Parts of(
            Configuration config, Path templateDirectory, InstantSource clock, CallMeter meter) {
        // Side by side: none of them knows the others, and each takes a while.
        var database = Concurrently.begin(() -> Database.open(config.database().reveal()));
        var templates = Concurrently.begin(() -> Templates.load(templateDirectory));
        try {
            var trackers = new Trackers(config, clock, meter);
            var opened = config.trackers().stream().map(trackers::open).toList();
            return of(config, opened, database.get(), templates.get(), clock, meter);
        } catch (RuntimeException e) {
            database.get().close();
            throw e;
        }
    }

    private static Parts of(
            Configuration config,
            List<Trackers.Opened> opened,
            Database database,
            Templates templates,
            InstantSource clock,
            CallMeter meter) {
        var parts =
                new Parts(
                        config,
                        database,
                        FlagHouse.of(config, database.shares(), clock, meter),
                        new MeasureDoor(config.secrets(), clock, meter).measures(config.measures()),
                        database.migrations(),
                        new Renderer(templates, config.catalog(), config.registry()),
                        new Board(),
                        new ArrayList<>());
        for (int i = 0; i < opened.size(); i++) {
            parts.offices.add(parts.office(config.trackers().get(i), opened.get(i), clock));
        }
        return parts;
    }

    private Office office(TrackerSettings settings, Trackers.Opened opened, InstantSource clock) {
        var catalog = config.catalog().in(settings.homeProject(), settings.projects());
        var planner = new Planner(config.registry(), catalog);
        var tracker = opened.tracker();
        var ensure = new Ensure(tracker, database.ledger(), clock, SETTLE);
        var home = home(settings);
        var rollouts =
                new Rollouts(
                        database.ramps(),
                        database.reports(),
                        flags.watch(),
                        measures,
                        config.rollout(),
                        clock);
        var reconciler =
                new Reconciler(
                        tracker,
                        ensure,
                        migrations,
                        database.timeline(),
                        rollouts,
                        flags.watch(),
                        planner,
                        catalog,
                        renderer,
                        Optional.of(config.publicUrl()),
                        board,
                        home);
        return new Office(
                tracker,
                opened.embedded(),
                opened.setup(),
                opened.sender(),
                settings.projects(),
                home,
                catalog,
                planner,
                ensure,
                reconciler,
                new Measuring(tracker.name(), migrations, planner, rollouts, measures));
    }

    private static Home home(TrackerSettings settings) {
        var home = Home.in(settings.homeProject());
        return switch (settings) {
            case TrackerSettings.Embedded _ -> home;
            case TrackerSettings.GitLab s -> {
                var placed = s.group().map(home::withGroup).orElse(home);
                yield s.initiativeEpic()
                        .map(e -> placed.under(initiative("gitlab", e)))
                        .orElse(placed);
            }
            case TrackerSettings.GitHub s ->
                    s.initiativeIssue().map(i -> home.under(initiative("github", i))).orElse(home);
        };
    }

    private static IssueRef initiative(String tracker, String written) {
        try {
            return IssueRef.parse(tracker + ":" + written);
        } catch (IllegalArgumentException e) {
            throw new UnusableSettings(
                    "the initiative of "
                            + tracker
                            + " is written as group&12 or owner/name#12, not "
                            + written,
                    e);
        }
    }

    /** Ferry's own tracker, where it is configured. */
    public Optional<EmbeddedTracker> embedded() {
        return offices.stream().flatMap(o -> o.embedded().stream()).findFirst();
    }

    /** The office in which an issue stands; empty where its tracker is not configured any more. */
    public Optional<Office> office(IssueRef issue) {
        return offices.stream().filter(o -> o.name().equals(issue.tracker())).findFirst();
    }

    /**
     * Where a migration stands, read without writing anything; empty where its tracker is not
     * configured any more.
     */
    public Optional<Status> look(MigrationRecord migration, InstantSource clock) {
        var today = LocalDate.ofInstant(clock.instant(), config.catalog().schedule().zone());
        return office(migration.control()).map(o -> o.reconciler().look(migration, today));
    }

    @Override
    public void close() {
        database.close();
        offices.forEach(Office::close);
    }
}
