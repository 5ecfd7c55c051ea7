package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.config.Configuration;
import dev.ferry.config.Examples;
import dev.ferry.store.NewDatabase;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Event;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.github.FakeGitHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ferry serve} with the GitHub example, against a GitHub of our own. */
class ServeGitHubIT {

    private static final String PROJECT = "acme/ai-features";
    private static final Seed PEOPLE =
            new Seed(
                    List.of(
                            new Seed.Person(
                                    "ana", "Ana", List.of("acme/ai-framework"), Role.MAINTAINER),
                            new Seed.Person("olga", "Olga Owner", List.of(), Role.OWNER),
                            new Seed.Person("mallory", "Mallory", List.of(), Role.GUEST)),
                    List.of(PROJECT));

    @TempDir private Path directory;

    private final EmbeddedTracker behind =
            EmbeddedTracker.inMemory(InstantSource.system()).seed(PEOPLE);
    private final FakeGitHub github = FakeGitHub.over(behind, InstantSource.system());
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        github.close();
        behind.close();
    }

    private Configuration config(URI server, Map<String, String> more) {
        var environment =
                new HashMap<>(
                        Map.of(
                                "FERRY_GITHUB_TOKEN", "pat_ferry",
                                "FERRY_GITHUB_WEBHOOK_SECRET", "new-one, old-one",
                                "FERRY_DATABASE_URL",
                                        NewDatabase.at(directory.resolve("ferry.db"))));
        environment.putAll(more);
        return Examples.copied("ferry.github.yaml", directory, server, environment);
    }

    private Ferry serve(Configuration config) {
        return new Ferry(config, 0, Path.of("templates"), InstantSource.system());
    }

    private IssueRef issue() {
        return behind.as("ana").create(IssueDraft.of(PROJECT, "Sonnet 4.5 ends", "")).ref();
    }

    private CommentRef says(String who, IssueRef issue, String text) {
        var comment = behind.as(who).comment(issue, text, false).ref();
        behind.outbox().subscribe(events::add);
        return comment;
    }

    /** GitHub tells that this comment was written. */
    private HttpResponse<String> hook(Ferry ferry, CommentRef comment, String secret)
            throws Exception {
        var body =
                """
                {"action":"created","issue":{"number":%d},"comment":{"id":%d,"body":"/migrate"},
                 "repository":{"full_name":"%s"},"sender":{"id":1}}\
                """
                        .formatted(comment.issue().number(), comment.id(), PROJECT);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature =
                HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return http.send(
                HttpRequest.newBuilder(at(ferry, "/webhooks/github"))
                        .header("X-GitHub-Event", "issue_comment")
                        .header("X-GitHub-Delivery", comment + secret)
                        .header("X-Hub-Signature-256", "sha256=" + signature)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(Ferry ferry, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(at(ferry, path)).build(), BodyHandlers.ofString());
    }

    private static URI at(Ferry ferry, String path) {
        return URI.create("http://127.0.0.1:" + ferry.port() + path);
    }

    /** The next comment by Ferry. */
    private String answer() throws InterruptedException {
        while (true) {
            var event = events.poll(30, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no answer; GitHub heard " + github.calls());
            }
            if (event.type().wire().equals("comment.created")
                    && event.actor().id() == behind.self().id()) {
                return behind.comment(event.subject()).orElseThrow().body();
            }
        }
    }

    @Test
    void aCommentIsAnsweredThroughGitHub() throws Exception {
        var issue = issue();
        try (var ferry = serve(config(github.api(), Map.of()))) {
            var comment =
                    says("ana", issue, "/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5");

            assertThat(hook(ferry, comment, "forged").statusCode()).isEqualTo(403);
            assertThat(hook(ferry, comment, "old-one").statusCode()).isEqualTo(200);

            assertThat(answer()).contains("claude-sonnet-5-5", "12 issues");
            assertThat(get(ferry, "/health/ready").body())
                    .contains("\"status\":\"ready\"", "as ferry[bot]");
            assertThat(get(ferry, "/metrics").body())
                    .contains(
                            "ferry_tracker_calls_seconds_count{method=\"POST\",status=\"201\",tracker=\"github\"}",
                            "ferry_commands_total{result=\"accepted\",verb=\"plan\"} 1.0");
            assertThat(get(ferry, "/tracker").statusCode()).isEqualTo(404);
            assertThat(get(ferry, "/").statusCode()).isEqualTo(200);
            assertThat(ferry.firstPage()).isEqualTo("/");
        }
        assertThat(github.departures()).isEmpty();
    }

    @Test
    void anOwnerOfTheHomeRepositoryMayBeginAndAStrangerMayNot() throws Exception {
        var issue = issue();
        try (var ferry = serve(config(github.api(), Map.of()))) {
            var stranger =
                    says("mallory", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            hook(ferry, stranger, "new-one");
            assertThat(answer())
                    .contains("Only members of the AI framework team and owners of " + PROJECT);

            hook(ferry, says("olga", issue, "/migrate no-such to claude-sonnet-5-5"), "new-one");
            assertThat(answer()).doesNotContain("Only members").contains("no-such");
        }
    }

    @Test
    void aGitHubThatCannotBeReachedIsWaitedForAndToldOf() throws Exception {
        var config = config(github.api(), Map.of());
        github.close();
        try (var ferry = serve(config)) {
            var ready = get(ferry, "/health/ready");

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("\"contact with github\":{\"ok\":false");
            assertThat(get(ferry, "/health/live").statusCode()).isEqualTo(200);
            var comment = new CommentRef(IssueRef.issue("github", PROJECT, 1), 7);
            assertThat(hook(ferry, comment, "new-one").body()).isEqualTo("stored\n");
        }
    }

    @Test
    void anUnusableKeyStopsTheStartInWords() {
        var config =
                config(
                        github.api(),
                        Map.of(
                                "FERRY_GITHUB_APP_ID", "1",
                                "FERRY_GITHUB_PRIVATE_KEY_FILE", "/nowhere/app.pem"));
        assertThatThrownBy(() -> serve(config))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining("cannot read the App's private key /nowhere/app.pem");
    }
}
