package dev.ferry.server;

import dev.ferry.check.TrackerCheck;
import dev.ferry.command.Commands;
import dev.ferry.command.Desk;
import dev.ferry.command.FlagNews;
import dev.ferry.command.MigrationLanes;
import dev.ferry.command.Patience;
import dev.ferry.command.RecentLanes;
import dev.ferry.command.Redelivery;
import dev.ferry.command.Sweep;
import dev.ferry.config.Configuration;
import dev.ferry.config.Secret;
import dev.ferry.config.Secrets;
import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Inbox;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.inbox.Workers;
import dev.ferry.mirror.Lookout;
import dev.ferry.reconcile.Answers;
import dev.ferry.server.api.ApiToken;
import dev.ferry.server.api.AssignmentRoutes;
import dev.ferry.server.api.ReportRoutes;
import dev.ferry.server.webhook.BearerSecret;
import dev.ferry.server.webhook.Sender;
import dev.ferry.server.webhook.Webhooks;
import dev.ferry.tracker.embedded.WebhookSender;
import dev.ferry.tracker.embedded.web.EmbeddedTrackerRoutes;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The whole bot, running: trackers, inbox, lanes, sweep and pages. */
public final class Ferry implements AutoCloseable {

    private static final int LANES_AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SWEEP_OVERLAP = Duration.ofMinutes(5);
    private static final Duration FIRST_SWEEP = Duration.ofHours(2);
    private static final Duration CONTACT = Duration.ofSeconds(15);
    private static final Duration SETUP = Duration.ofMinutes(5);

    /** How long a burst of changes may become one edit of a view. */
    private static final Duration VIEWS = Duration.ofSeconds(2);

    private static final Duration PRUNING = Duration.ofHours(1);

    /** A little more than the longest in which a sender repeats a delivery. */
    private static final Duration REMEMBERED = Duration.ofDays(8);

    private final Parts parts;
    private final Workers workers;
    private final Rounds rounds;
    private final Watch watch;
    private final WebServer web;
    private final Optional<WebhookSender> webhooks;

    /**
     * @param port 0 for any that is free
     * @param templates the directory with the templates of issues and pages
     */
    public Ferry(Configuration config, int port, Path templates, InstantSource clock) {
        var metrics = new Metrics(clock);
        this.parts = Parts.of(config, templates, clock, metrics::called);
        JobStore jobs = parts.database().jobs();
        metrics.watch(jobs);
        Inbox inbox =
                new StoredInbox(
                        jobs,
                        new RecentLanes(new MigrationLanes(parts.migrations()), clock),
                        StoredInbox.A_MOMENT,
                        clock);
        var news = new FlagNews(parts.flags().watch(), parts.migrations(), config.catalog());
        var desks = new HashMap<String, JobHandler>();
        var lookouts = new HashMap<String, Lookout>();
        for (var office : parts.offices()) {
            var lookout = lookout(office, clock);
            lookouts.put(office.name(), lookout);
            desks.put(
                    office.name(),
                    new Patience(lookout.over(desk(office, news, inbox, clock, metrics))));
        }
        var attempt =
                new Attempt(
                        new Dispatcher(desks),
                        RetryPolicy.DEFAULT,
                        clock,
                        RandomGenerator.getDefault(),
                        metrics::tried);
        this.workers = Workers.start(jobs, attempt, LANES_AT_ONCE, clock);
        this.rounds = new Rounds();
        var checks = new ArrayList<Health.Check>();
        checks.add(new DatabaseCheck(parts.database(), clock));
        checks.add(new QueueCheck(jobs, workers, clock));
        var watches = new ArrayList<SetupWatch>();
        for (var office : parts.offices()) {
            var contact = new Contact(office.tracker());
            rounds.every(contact.name(), CONTACT, contact);
            checks.add(contact);
            checks.add(new RoundCheck(rounds, sweepOf(office)));
            watch(office, inbox, metrics, clock).ifPresent(watches::add);
            config.measures()
                    .ifPresent(m ->
                            rounds.every(
                                    "measures of " + office.name(),
                                    m.poll(),
                                    () -> office.measuring().round().forEach(inbox::refreshSoon)));
        }
        checks.addAll(watches);
        rounds.every(
                "pruning of the inbox",
                PRUNING,
                () -> jobs.prune(clock.instant().minus(REMEMBERED)));
        for (var source : parts.flags().settings()) {
            rounds.every(
                    "flags of " + source.name(),
                    source.poll(),
                    () -> news.polled(source.name()).forEach(inbox::refreshSoon));
        }

        this.watch = new Watch(parts, templates, clock);
        watch.begin(rounds);
        var senders = new ArrayList<>(parts.offices().stream().map(Office::sender).toList());
        config.secrets()
                .get(Secrets.UNLEASH_WEBHOOK_SECRET)
                .ifPresent(s -> senders.add(Sender.unleash(new BearerSecret(s.reveal()))));
        var rooms = new ArrayList<Consumer<RoutesConfig>>();
        rooms.add(watch::register);
        rooms.add(new Health(checks)::register);
        rooms.add(metrics::register);
        var token = config.secrets().get(Secrets.API_TOKEN).map(Secret::reveal);
        rooms.add(reports(token, inbox, clock)::register);
        rooms.add(
                new AssignmentRoutes(
                                config.registry(),
                                parts.board(),
                                parts.migrations(),
                                askedOfReaders(config),
                                clock)
                        ::register);
        parts.embedded()
                .map(t -> new EmbeddedTrackerRoutes(t, parts.flags().board(), templates, clock))
                .ifPresent(pages -> rooms.add(pages::register));
        var hooks = new Webhooks(senders, inbox, clock, metrics::received);
        this.web = WebServer.start(config.host(), port, hooks, rooms);
        // What a tracker is asked to send once more has to find the door open.
        for (var office : parts.offices()) {
            var lookout = Objects.requireNonNull(lookouts.get(office.name()));
            rounds.every(sweepOf(office), config.sweep(), sweep(office, inbox, clock, lookout));
            rounds.every(
                    "views of " + office.name(),
                    VIEWS,
                    () ->
                            lookout.look(
                                    office.projects(),
                                    parts.database().cursors(),
                                    inbox::refreshSoon));
        }
        watches.forEach(watch -> rounds.every(watch.name(), SETUP, watch::round));
        this.webhooks =
                parts.embedded()
                        .map(t ->
                                WebhookSender.start(
                                        t, URI.create("http://127.0.0.1:" + web.port()), clock));
    }

    /** Where the pages are guarded, so is what this tells: by the one token or the other. */
    private static Optional<ApiToken> askedOfReaders(Configuration config) {
        var secrets = config.secrets();
        return secrets.get(Secrets.API_TOKEN)
                .or(() -> secrets.get(Secrets.DASHBOARD_TOKEN))
                .or(() -> secrets.get(Secrets.LOGIN_CLIENT_SECRET))
                .map(Secret::reveal)
                .map(ApiToken::new);
    }

    private ReportRoutes reports(Optional<String> token, Inbox inbox, InstantSource clock) {
        return new ReportRoutes(
                new ApiToken(token),
                parts.migrations(),
                parts.database().reports(),
                inbox::refreshSoon,
                clock);
    }

    private Desk desk(
            Office office, FlagNews news, Inbox inbox, InstantSource clock, Metrics metrics) {
        return new Desk(
                office.tracker(),
                parts.migrations(),
                office.reconciler(),
                new Answers(office.ensure()),
                new Commands(),
                office.planner(),
                office.catalog(),
                parts.renderer(),
                news,
                inbox::refreshSoon,
                clock,
                metrics::commanded);
    }

    private Lookout lookout(Office office, InstantSource clock) {
        return Lookout.of(
                office.tracker(),
                parts.database().mirror(),
                parts.migrations(),
                parts.board(),
                new MigrationLanes(parts.migrations()),
                clock);
    }

    private static String sweepOf(Office office) {
        return "sweep of " + office.name();
    }

    /** First what people wrote, in its order; then the deliveries that failed, in any. */
    private Runnable sweep(Office office, Inbox inbox, InstantSource clock, Lookout lookout) {
        var cursors = parts.database().cursors();
        var theirs = office.clock(clock);
        var sweep =
                new Sweep(
                        office.tracker(),
                        office.projects(),
                        parts.migrations(),
                        inbox,
                        cursors,
                        clock,
                        theirs,
                        SWEEP_OVERLAP,
                        FIRST_SWEEP,
                        office.reconciler()::isDoubtful,
                        lookout.reader());
        var redelivery =
                office.setup()
                        .map(s ->
                                new Redelivery(
                                        s,
                                        office.projects(),
                                        TrackerCheck.hookUrl(
                                                parts.config().publicUrl(), office.name()),
                                        inbox,
                                        cursors,
                                        theirs));
        return () -> {
            sweep.run();
            redelivery.ifPresent(Redelivery::run);
        };
    }

    private Optional<SetupWatch> watch(
            Office office, Inbox inbox, Metrics metrics, InstantSource clock) {
        return office.setup()
                .map(setup ->
                        new TrackerCheck(
                                office.tracker(),
                                setup,
                                office.catalog(),
                                office.projects(),
                                parts.config().publicUrl(),
                                () -> LastHeard.of(office.name(), inbox),
                                clock))
                .map(check -> {
                    var watch = new SetupWatch(office.name(), check);
                    watch.register(metrics.registry(), clock);
                    return watch;
                });
    }

    public int port() {
        return web.port();
    }

    /** The page that a newcomer should look at first. */
    public String firstPage() {
        var tracker = parts.embedded();
        return tracker.isEmpty()
                ? "/"
                : tracker.get().in(tracker.get().projects().getFirst()).stream()
                        .findFirst()
                        .map(i -> i.url().getPath())
                        .orElse("/tracker");
    }

    /**
     * Takes nothing more, lets what runs come to its end, and keeps the rest for the next start.
     */
    @Override
    public void close() {
        webhooks.ifPresent(WebhookSender::close);
        watch.close();
        web.close();
        rounds.close();
        workers.close(PATIENCE);
        parts.close();
    }
}
