package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.HandClock;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.Stepper;
import dev.ferry.inbox.Workers;
import dev.ferry.server.webhook.Webhooks;
import dev.ferry.store.Database;
import dev.ferry.store.NewDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs Ferry sees of it. */
class OperationsTest {

    @TempDir private Path directory;

    private final HandClock clock = new HandClock();
    private final Metrics metrics = new Metrics(clock);
    private final HttpClient http = HttpClient.newHttpClient();
    private Database database;
    private dev.ferry.inbox.JobStore jobs;
    private Attempt attempt;
    private Workers workers;
    private WebServer server;

    @BeforeEach
    void start() {
        database = Database.open(NewDatabase.at(directory.resolve("ferry.db")));
        jobs = database.jobs();
        attempt =
                new Attempt(
                        _ -> JobHandler.DONE,
                        RetryPolicy.DEFAULT,
                        clock,
                        new Random(1),
                        metrics::tried);
        workers = Workers.start(jobs, attempt, 1, clock);
        metrics.watch(jobs);
        var health =
                new Health(
                        List.of(
                                new DatabaseCheck(database, clock),
                                new QueueCheck(jobs, workers, clock)));
        server = WebServer.start(0, List.of(health::register, metrics::register));
    }

    @AfterEach
    void stop() {
        server.close();
        workers.close(Duration.ofSeconds(5));
        database.close();
        http.close();
    }

    @Test
    void aHealthyProcessIsLiveAndReady() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        var ready = get("/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        var body = new JsonMapper().readTree(ready.body());
        assertThat(body.at("/status").textValue()).isEqualTo("ready");
        assertThat(body.at("/checks/database/detail").textValue()).isEqualTo("takes writes");
        assertThat(body.at("/checks/queue/detail").textValue()).startsWith("0 waiting");
    }

    @Test
    void aProcessThatNoLongerWorksIsNotReady() throws Exception {
        workers.close(Duration.ofSeconds(5));

        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aCheckThatBreaksIsABadSignAndNoLeak() throws Exception {
        database.close();
        var answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("jdbc", directory.toString());
        database = Database.open(NewDatabase.at(directory.resolve("ferry.db")));
    }

    @Test
    void whatHappensIsCounted() throws Exception {
        workers.close(Duration.ofSeconds(5));
        jobs.add(delivery("1"), "a");
        clock.pass(Duration.ofSeconds(90));
        metrics.received("gitlab", Webhooks.Result.FORGED);
        metrics.called("github", "POST", 502, Duration.ofMillis(30));
        metrics.commanded("plan", "accepted");

        assertThat(get("/metrics").body())
                .contains(
                        "ferry_queue_waiting 1.0",
                        "ferry_queue_age 90.0",
                        "ferry_queue_dead 0.0",
                        "ferry_deliveries_total{result=\"forged\",source=\"gitlab\"} 1.0",
                        "ferry_tracker_calls_seconds_count{method=\"POST\",status=\"502\",tracker=\"github\"}"
                            + " 1",
                        "ferry_commands_total{result=\"accepted\",verb=\"plan\"} 1.0");

        new Stepper(jobs, attempt, clock).runAll();
        assertThat(get("/metrics").body())
                .contains("ferry_jobs_seconds_count{state=\"done\",topic=\"issue\"} 1");
    }

    private Delivery delivery(String id) {
        return new Delivery(
                id, "test", new Hint(Topic.ISSUE, "a", Optional.empty()), clock.instant());
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
