package dev.ferry.story;

import dev.ferry.command.Commands;
import dev.ferry.command.Desk;
import dev.ferry.command.FlagNews;
import dev.ferry.command.Measuring;
import dev.ferry.command.MigrationLanes;
import dev.ferry.command.Patience;
import dev.ferry.command.Rebuild;
import dev.ferry.command.Sweep;
import dev.ferry.flag.FlagWatch;
import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Inbox;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.Stepper;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.migration.Planner;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Report;
import dev.ferry.mirror.Lookout;
import dev.ferry.reconcile.Answers;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Ensure;
import dev.ferry.reconcile.Home;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Reconciler;
import dev.ferry.reconcile.Remains;
import dev.ferry.reconcile.Rollouts;
import dev.ferry.render.Renderer;
import dev.ferry.render.Templates;
import dev.ferry.server.webhook.UnleashPayload;
import dev.ferry.store.Database;
import dev.ferry.store.NewDatabase;
import dev.ferry.store.WriteHook;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Reader;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.embedded.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One life of the bot: everything that is in memory only. It works when it is told to, on the
 * caller's thread; what it knows afterwards is in the database and in the tracker.
 */
final class Bot implements AutoCloseable {

    private static final Templates TEMPLATES = Templates.load(Path.of("templates"));
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private final Database database;
    private final JobStore jobs;
    private final Inbox inbox;
    private final Stepper stepper;
    private final Sweep sweep;
    private final FlagWatch flags;
    private final Measuring measuring;
    private final FlagNews news;
    private final Lookout lookout;
    private final World world;
    private final Tracker tracker;

    /** A bot that does not look at views, as there are none. */
    Bot(World world, WriteHook hook) {
        this(world, hook, false);
    }

    Bot(World world, WriteHook hook, boolean views) {
        this.world = world;
        InstantSource clock = world.ours();
        this.database = Database.stepwise(NewDatabase.at(world.database()), hook);
        this.tracker = world.line();
        var migrations = database.migrations();
        this.jobs = database.jobs();
        var planner = new Planner(world.registry(), world.catalog());
        var renderer = new Renderer(TEMPLATES, world.catalog(), world.registry());
        var ensure = new Ensure(tracker, database.ledger(), clock, SETTLE);
        this.flags =
                new FlagWatch(
                        List.of(world.flagSource()),
                        world.catalog().features().stream()
                                .flatMap(f -> f.flag().stream())
                                .toList(),
                        Duration.ofMinutes(2),
                        clock);
        var rollouts =
                new Rollouts(
                        database.ramps(),
                        database.reports(),
                        flags,
                        world.measures(),
                        world.rules(),
                        clock);
        var board = new Board();
        this.lookout =
                Lookout.of(
                        tracker,
                        database.mirror(),
                        migrations,
                        views ? board : new Board(),
                        new MigrationLanes(migrations),
                        clock);
        var reconciler =
                new Reconciler(
                        tracker,
                        ensure,
                        migrations,
                        database.timeline(),
                        rollouts,
                        flags,
                        planner,
                        world.catalog(),
                        renderer,
                        Optional.empty(),
                        board,
                        Home.in(world.catalog().homeProject()));
        this.inbox = new StoredInbox(jobs, new MigrationLanes(migrations), world.settle(), clock);
        this.measuring =
                new Measuring(tracker.name(), migrations, planner, rollouts, world.measures());
        this.news = new FlagNews(flags, migrations, world.catalog());
        var desk =
                new Desk(
                        tracker,
                        migrations,
                        reconciler,
                        new Answers(ensure),
                        new Commands(),
                        planner,
                        world.catalog(),
                        renderer,
                        news,
                        inbox::refreshSoon,
                        clock,
                        Desk.Observer.NONE);
        this.stepper =
                new Stepper(
                        jobs,
                        new Attempt(
                                new Patience(views ? lookout.over(desk) : desk),
                                RetryPolicy.DEFAULT,
                                clock,
                                new java.util.Random(1),
                                (_, _) -> {}),
                        clock);
        this.sweep =
                new Sweep(
                        tracker,
                        List.of(world.catalog().homeProject()),
                        migrations,
                        inbox,
                        database.cursors(),
                        clock,
                        world.clock(),
                        Duration.ofMinutes(5),
                        Duration.ofHours(2),
                        reconciler::isDoubtful,
                        views ? lookout.reader() : Reader.NONE);
    }

    /** It is time to look whether a view has to change. */
    void looksAtViews() {
        lookout.look(
                List.of(world.catalog().homeProject()), database.cursors(), inbox::refreshSoon);
        works();
    }

    void hears(Event event) {
        var topic = event.type().wire().startsWith("comment") ? Topic.COMMENT : Topic.ISSUE;
        var subject = world.called(topic == Topic.COMMENT ? event.subject() : event.issue());
        inbox.accept(
                new Delivery(
                        event.id().toString(),
                        "embedded",
                        new Hint(topic, subject, Optional.of(event.actor().id())),
                        event.at()));
    }

    /** A flag service tells of a change; it gives no id of its own. */
    void hearsOfFlag(String delivery, String sender, byte[] body) {
        try {
            new UnleashPayload()
                    .hint(name -> Optional.empty(), body)
                    .ifPresent(hint ->
                            inbox.accept(
                                    new Delivery(delivery, sender, hint, world.clock().instant())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FlagWatch flags() {
        return flags;
    }

    /** It is time to look at the numbers. */
    void measures() {
        measuring.round().forEach(inbox::refreshSoon);
        works();
    }

    /** It is time to look at the flags. */
    void polls() {
        news.polled(world.flagSource().name()).forEach(inbox::refreshSoon);
    }

    /** Somebody mended what was wrong and has everything done that was given up. */
    void replaysWhatWasGivenUp() {
        jobs.list(Optional.of(Job.State.DEAD), 100)
                .forEach(j -> jobs.replay(j.delivery().id(), world.clock().instant()));
        works();
    }

    Migrations migrations() {
        return database.migrations();
    }

    /** Until nothing is due. */
    int works() {
        return stepper.runAll();
    }

    /** A program reports what it measured. */
    boolean isTold(Report report) {
        boolean stored = database.reports().add(report, List.of());
        database.migrations().all().forEach(m -> inbox.refreshSoon(m.lane()));
        works();
        return stored;
    }

    String migration() {
        return database.migrations().all().getFirst().id();
    }

    /** What is written down of a feature of the only migration. */
    List<TimelineEntry> history(String feature) {
        var migration = database.migrations().all().getFirst().id();
        return database.timeline().of(migration, feature);
    }

    void sweeps() {
        polls();
        sweep.run();
        works();
    }

    private List<String> places() {
        var home = world.catalog().homeProject();
        return tracker.supports(Capability.EPICS) ? List.of(home, "acme") : List.of(home);
    }

    /** The database, from the tracker. */
    Remains.Found rebuilds() {
        return new Rebuild(
                        tracker,
                        database.migrations(),
                        new Remains(
                                tracker,
                                database.ledger(),
                                database.migrations(),
                                database.timeline(),
                                database.ramps()),
                        new Commands(),
                        world.catalog())
                .run(places());
    }

    @Override
    public void close() {
        database.close();
    }
}
