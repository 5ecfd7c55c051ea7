package dev.ferry.server;

import dev.ferry.command.Commands;
import dev.ferry.command.Desk;
import dev.ferry.command.FlagNews;
import dev.ferry.command.MigrationLanes;
import dev.ferry.command.Sweep;
import dev.ferry.config.Configuration;
import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Inbox;
import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.inbox.Workers;
import dev.ferry.reconcile.Answers;
import dev.ferry.server.webhook.Sender;
import dev.ferry.server.webhook.StandardWebhooks;
import dev.ferry.server.webhook.Webhooks;
import dev.ferry.tracker.embedded.WebhookSender;
import dev.ferry.tracker.embedded.web.EmbeddedTrackerRoutes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** The whole bot, running: trackers, inbox, lanes, sweep and pages. */
public final class Ferry implements AutoCloseable {

    private static final int LANES_AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SWEEP_OVERLAP = Duration.ofMinutes(5);
    private static final Duration FIRST_SWEEP = Duration.ofHours(2);

    private final Parts parts;
    private final Workers workers;
    private final Rounds rounds;
    private final WebServer web;
    private final WebhookSender webhooks;

    /**
     * @param port 0 for any that is free
     * @param templates the directory with the templates of issues and pages
     */
    public Ferry(Configuration config, int port, Path templates, InstantSource clock) {
        this.parts = Parts.of(config, templates, clock);
        var metrics = new Metrics(clock);
        JobStore jobs = parts.database().jobs();
        metrics.watch(jobs);
        Inbox inbox =
                new StoredInbox(
                        jobs, new MigrationLanes(parts.migrations()), StoredInbox.A_MOMENT, clock);
        var news = new FlagNews(parts.flags().watch(), parts.migrations(), config.catalog());
        var desk =
                new Desk(
                        parts.tracker(),
                        parts.migrations(),
                        parts.reconciler(),
                        new Answers(parts.ensure()),
                        new Commands(),
                        parts.planner(),
                        config.catalog(),
                        parts.renderer(),
                        news,
                        inbox::refreshSoon,
                        clock);
        var sweep =
                new Sweep(
                        parts.tracker(),
                        parts.projects(),
                        parts.migrations(),
                        inbox,
                        parts.database().cursors(),
                        clock,
                        SWEEP_OVERLAP,
                        FIRST_SWEEP);
        var attempt =
                new Attempt(
                        desk,
                        RetryPolicy.DEFAULT,
                        clock,
                        RandomGenerator.getDefault(),
                        metrics::tried);
        this.workers = Workers.start(jobs, attempt, LANES_AT_ONCE, clock);
        this.rounds = new Rounds();
        rounds.every("sweep", config.sweep(), sweep::run);
        for (var source : parts.flags().settings()) {
            rounds.every(
                    "flags of " + source.name(),
                    source.poll(),
                    () -> news.polled(source.name()).forEach(inbox::refreshSoon));
        }
        var site = new Site(parts.board(), templates, config.dashboardTitle());
        var health =
                new Health(
                        List.of(
                                new DatabaseCheck(parts.database(), clock),
                                new QueueCheck(jobs, workers, clock),
                                new RoundCheck(rounds, "sweep")));
        var embedded = Sender.embedded(new StandardWebhooks(List.of(parts.embedded().secret())));
        var hooks = new Webhooks(List.of(embedded), inbox, clock, metrics::received);
        var trackerPages =
                new EmbeddedTrackerRoutes(
                        parts.embedded(), parts.flags().board(), templates, clock);
        this.web =
                WebServer.start(
                        port,
                        List.of(
                                site::register,
                                health::register,
                                metrics::register,
                                hooks::register,
                                trackerPages::register));
        this.webhooks =
                WebhookSender.start(
                        parts.embedded(), URI.create("http://127.0.0.1:" + web.port()), clock);
    }

    public int port() {
        return web.port();
    }

    /** The page that a newcomer should look at first. */
    public String firstPage() {
        return parts.embedded().in(parts.projects().getFirst()).stream()
                .findFirst()
                .map(i -> i.url().getPath())
                .orElse("/tracker");
    }

    /**
     * Takes nothing more, lets what runs come to its end, and keeps the rest for the next start.
     */
    @Override
    public void close() {
        webhooks.close();
        web.close();
        rounds.close();
        workers.close(PATIENCE);
        parts.close();
    }
}
