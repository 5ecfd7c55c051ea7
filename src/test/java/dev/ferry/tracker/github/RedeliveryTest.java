package dev.ferry.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.command.Redelivery;
import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.server.WebServer;
import dev.ferry.server.webhook.GitHubSignature;
import dev.ferry.server.webhook.Sender;
import dev.ferry.server.webhook.Webhooks;
import dev.ferry.store.Database;
import dev.ferry.store.NewDatabase;
import dev.ferry.tracker.Setup;
import dev.ferry.tracker.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries that GitHub could not bring us, and does not try again by itself. */
class RedeliveryTest {

    private static final String SECRET = "geheim";
    private static final List<String> PROJECTS = List.of(GitHubHouse.PROJECT, "globex/app");

    @TempDir private Path directory;

    private final GitHubHouse house = new GitHubHouse();
    private final Setup setup = house.tracker.setup(Secret.of(SECRET));
    private final int port = free();
    private final URI leadsTo = URI.create("http://127.0.0.1:" + port + "/webhooks/github");
    private Database database;
    private JobStore jobs;
    private Redelivery redelivery;

    @BeforeEach
    void begin() {
        database = Database.open(NewDatabase.at(directory.resolve("ferry.db")));
        jobs = database.jobs();
        house.github.hooks().ofApp(leadsTo.toString(), SECRET);
        restart();
    }

    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        database.close();
        house.close();
        assertThat(house.github.departures()).isEmpty();
    }

    /** What is in memory only is lost. */
    private void restart() {
        redelivery =
                new Redelivery(setup, PROJECTS, leadsTo, inbox(), database.cursors(), house.clock);
    }

    private StoredInbox inbox() {
        return new StoredInbox(jobs, hint -> "lane", Duration.ZERO, house.clock);
    }

    /** Ferry's webhook edge, as long as it is up. */
    private WebServer up(String secret) {
        var sender = Sender.github(new GitHubSignature(List.of(secret)));
        var hooks = new Webhooks(List.of(sender), inbox(), house.clock, (_, _) -> {});
        return WebServer.start(port, hooks, List.of());
    }

    private void says(String text) {
        var issue = house.embedded(house.opens("ana", "Sonnet 4.5 retires", "x"));
        house.people.as("ana").comment(issue, text, false);
        house.github.hooks().send();
    }

    private int waiting() {
        return jobs.list(Optional.empty(), 100).size();
    }

    @Test
    void whatFailedComesAgainOnceAndOnlyOnce() {
        says("/migrate help");
        assertThat(waiting()).isZero();
        try (var ferry = up(SECRET)) {
            assertThat(redelivery.run()).isEqualTo(2);
            assertThat(waiting()).isEqualTo(2);

            assertThat(redelivery.run()).isZero();
            restart();
            assertThat(redelivery.run()).isZero();
            assertThat(waiting()).isEqualTo(2);
        }
    }

    @Test
    void whatIsStillRefusedIsAskedForThreeTimesAndThenLeftToTheSweep() {
        try (var ferry = up("another secret")) {
            says("/migrate help");
            for (int i = 0; i < 5; i++) {
                redelivery.run();
                house.clock.pause(Duration.ofMinutes(5));
            }
        }
        assertThat(house.github.hooks().tried()).isEqualTo(2 + 3 * 2);
    }

    @Test
    void whatFailedBeforeGitHubsMemoryIsNotAskedFor() {
        says("/migrate help");
        house.clock.pause(Duration.ofDays(8));
        try (var ferry = up(SECRET)) {
            assertThat(redelivery.run()).isZero();
        }
    }

    @Test
    void aQuietLookCostsThreeQuestionsForAnAppHoweverManyRepositoriesThereAre() {
        house.opens("ana", "One", "x");
        try (var ferry = up(SECRET)) {
            redelivery.run();
            house.clock.pause(Duration.ofMinutes(5));
            house.github.forgetCalls();
            redelivery.run();
        }
        assertThat(house.github.calls())
                .containsExactly("GET /app/hook/config", "GET /app", "GET /app/hook/deliveries");
    }

    /** Two Ferries may work in one organisation. */
    @Test
    void whatAnotherFerryMissedIsItsOwnBusiness() {
        house.github.hooks().ofApp("http://127.0.0.1:9/webhooks/github", SECRET);
        says("/migrate help");

        assertThat(redelivery.run()).isZero();
    }

    @Test
    void severalRepositoriesHaveSeveralHooks() {
        var admin =
                house.with(house.clock, new GitHubAccess.PersonalToken(Secret.of("pat_olga")))
                        .setup(Secret.of(SECRET));
        PROJECTS.forEach(p -> admin.connect(p, leadsTo));
        says("/migrate help");
        var asking =
                new Redelivery(admin, PROJECTS, leadsTo, inbox(), database.cursors(), house.clock);

        assertThat(asking.run()).isEqualTo(2);
        assertThat(asking.run()).isEqualTo(2);
    }
}
