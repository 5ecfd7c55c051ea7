package dev.ferry.bench;

import dev.ferry.command.MigrationLanes;
import dev.ferry.command.RecentLanes;
import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Inbox;
import dev.ferry.inbox.Intake;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.inbox.Workers;
import dev.ferry.server.Metrics;
import dev.ferry.server.WebServer;
import dev.ferry.server.webhook.GitHubSignature;
import dev.ferry.server.webhook.Sender;
import dev.ferry.server.webhook.Webhooks;
import dev.ferry.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Ferry's webhook edge, put together as {@code server.Ferry} does it, with nothing behind it. Its
 * argument is a database, which may be {@code none}; a second one, {@code worked}, lets a worker
 * take every job and find nothing to do.
 */
final class WebhookServer {

    private static final InstantSource CLOCK = InstantSource.system();

    private WebhookServer() {}

    public static void main(String[] arguments) {
        var metrics = new Metrics(CLOCK);
        Intake inbox =
                arguments[0].equals("none")
                        ? new MemoryIntake()
                        : durable(metrics, arguments[0], arguments.length > 1);
        var github = Sender.github(new GitHubSignature(List.of(Deliveries.SECRET)));
        var hooks = new Webhooks(List.of(github), inbox, CLOCK, metrics::received);
        var web = WebServer.start(0, hooks, List.of(metrics::register));
        System.out.println("port " + web.port());
    }

    private static Inbox durable(Metrics metrics, String url, boolean worked) {
        var database = Database.open(url);
        var jobs = database.jobs();
        metrics.watch(jobs);
        if (worked) {
            var attempt =
                    new Attempt(
                            _ -> JobHandler.DONE,
                            RetryPolicy.DEFAULT,
                            CLOCK,
                            RandomGenerator.getDefault(),
                            metrics::tried);
            Workers.start(jobs, attempt, 16, CLOCK);
        }
        return new StoredInbox(
                jobs,
                new RecentLanes(new MigrationLanes(database.migrations()), CLOCK),
                StoredInbox.A_MOMENT,
                CLOCK);
    }
}
