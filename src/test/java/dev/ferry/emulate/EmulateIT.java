package dev.ferry.emulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.ferry.config.Examples;
import dev.ferry.server.Ferry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A migration of twelve features on a GitHub that is not ours, with the shipped example and nothing
 * changed in it but the address and how often is swept: as an App, and with a personal token.
 */
class EmulateIT {

    enum Access {
        APP,
        TOKEN
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** This GitHub sends each webhook once, however busy the machine is. */
    private static final String SWEEP_OFTEN = "10s";

    /** The day on which the story plays; the registry's dates do not move with ours. */
    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir private Path directory;

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @EnumSource
    void twelveFeaturesMoveAndTheTableFollows(Access access) throws Exception {
        var listener = listener();
        int port = Emulate.freePort();
        var webhook = URI.create("http://127.0.0.1:" + port + "/webhooks/github");
        try (var github = Emulate.start(directory, webhook);
                var _ = ferry(github, access, port)) {
            alsoTell(github, listener);
            var issue = github.post("alice", "/issues", Map.of("title", "Sonnet 4.5 goes away"));
            var number = issue.path("number").asInt();

            says(github, "mallory", number, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            assertThat(answer(number)).contains("Only members of the AI framework team");
            assertThat(issues(github)).hasSize(1);

            says(
                    github,
                    "alice",
                    number,
                    "/migrate claude-sonnet-4-5 to claude-sonnet-5-5 --cutoff 2027-03-01");
            assertThat(answer(number)).contains("Started", "12 features");

            var all = issues(github);
            assertThat(all).hasSize(14);
            checkParent(parent(github));
            checkChat(github, issueOf(github, "Chat:"));
            assertThat(github.get("alice", "/milestones?state=all")).hasSize(1);
            assertThat(answers(github, number)).hasSize(2);

            tickFirstBox(github, issueOf(github, "Chat:"));
            var ticked = await(i -> row(i, "Chat").contains("| evaluating | 1/"));
            assertThat(row(ticked, "Refactoring")).contains("| planned | 0/");

            moveFlag("chat_next_model", 25);
            await(i -> row(i, "Chat").contains("| rolling out 25% |"));
            assertThat(labels(issueOf(github, "Chat:")))
                    .contains("migration::rolling-out", "rollout::25")
                    .doesNotContain("migration::planned", "migration::evaluating", "rollout::0");
            assertThat(issues(github)).hasSize(14);
            assertThat(answers(github, number)).hasSize(2);
        } finally {
            listener.stop(0);
        }
    }

    private Ferry ferry(Emulate github, Access access, int port) throws IOException {
        var environment =
                new HashMap<>(
                        Map.of(
                                "FERRY_DATABASE_URL",
                                "jdbc:sqlite:" + directory.resolve("ferry.db"),
                                "FERRY_GITHUB_WEBHOOK_SECRET",
                                Emulate.SECRET));
        environment.putAll(
                switch (access) {
                    case TOKEN -> Map.of("FERRY_GITHUB_TOKEN", "test_token_bot");
                    case APP ->
                            Map.of(
                                    "FERRY_GITHUB_APP_ID",
                                    Emulate.APP,
                                    "FERRY_GITHUB_PRIVATE_KEY_FILE",
                                    github.key().toString());
                });
        var config =
                Examples.copied(
                        "ferry.github.yaml", directory, github.api(), SWEEP_OFTEN, environment);
        var clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), BEGIN));
        return new Ferry(config, port, Path.of("templates"), clock);
    }

    // --- what GitHub tells

    private HttpServer listener() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    events.add(json.readTree(exchange.getRequestBody().readAllBytes()));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static void alsoTell(Emulate github, HttpServer listener) {
        var url = "http://127.0.0.1:" + listener.getAddress().getPort() + "/";
        github.post(
                "alice",
                "/hooks",
                Map.of(
                        "config",
                        Map.of("url", url, "content_type", "json", "secret", Emulate.SECRET),
                        "events",
                        List.of("issues", "issue_comment")));
    }

    private JsonNode next(Predicate<JsonNode> wanted, String what) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("nobody told of " + what);
            }
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    /** Ferry's next words in this issue. */
    private String answer(int number) throws InterruptedException {
        return next(
                        e ->
                                e.path("action").asText().equals("created")
                                        && e.at("/issue/number").asInt() == number
                                        && isFerry(e.at("/comment/user/login").asText()),
                        "an answer in #" + number)
                .at("/comment/body")
                .asText();
    }

    /** The parent, as soon as its table is like this. */
    private JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        return next(
                        e ->
                                e.path("action").asText().equals("edited")
                                        && e.at("/issue/title").asText().startsWith("Replace")
                                        && wanted.test(e.path("issue")),
                        "an edit of the table")
                .path("issue");
    }

    private static boolean isFerry(String login) {
        return login.equals("ferry-bot") || login.equals("ferry[bot]");
    }

    // --- what stands there

    private static List<JsonNode> issues(Emulate github) {
        return github.get("alice", "/issues?state=all&per_page=100").valueStream().toList();
    }

    private static JsonNode issueOf(Emulate github, String start) {
        return issues(github).stream()
                .filter(i -> i.path("title").asText().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode parent(Emulate github) {
        return issueOf(github, "Replace discontinued");
    }

    private static List<String> answers(Emulate github, int number) {
        return github.get("alice", "/issues/" + number + "/comments")
                .valueStream()
                .filter(c -> isFerry(c.at("/user/login").asText()))
                .map(c -> c.path("body").asText())
                .toList();
    }

    private static List<String> labels(JsonNode issue) {
        return issue.path("labels").valueStream().map(l -> l.path("name").asText()).toList();
    }

    private static String row(JsonNode parent, String feature) {
        return parent.path("body")
                .asText()
                .lines()
                .filter(l -> l.startsWith("| " + feature + " |"))
                .findFirst()
                .orElse("");
    }

    private static void checkParent(JsonNode parent) {
        assertThat(parent.path("title").asText())
                .isEqualTo("Replace discontinued [claude-sonnet-4-5] with [claude-sonnet-5-5]");
        assertThat(labels(parent))
                .containsExactlyInAnyOrder("AI Model Migration", "group::ai framework");
        assertThat(parent.at("/milestone/due_on").asText()).startsWith("2027-02-1");
        var body = parent.path("body").asText();
        assertThat(body).contains("**2027-03-01**", "## Proposed solution");
        assertThat(body.lines().filter(l -> l.startsWith("- [ ] #")))
                .as("a task list, because this GitHub has no sub-issues")
                .hasSize(12);
    }

    private static void checkChat(Emulate github, JsonNode chat) {
        assertThat(labels(chat))
                .contains(
                        "AI Model Migration",
                        "group::ai framework",
                        "migration::planned",
                        "rollout::0",
                        "health::on-track");
        assertThat(chat.at("/milestone/title").asText())
                .isEqualTo(parent(github).path("title").asText());
        assertThat(chat.path("assignees").valueStream().map(a -> a.path("login").asText()))
                .containsExactly("bruno");
        assertThat(chat.path("body").asText())
                .contains("| Part of | [Replace discontinued", "/issues/")
                .contains("done by 2027-0", "- [ ] **Dataset**");
    }

    // --- what people do

    private static void says(Emulate github, String who, int number, String text) {
        github.post(who, "/issues/" + number + "/comments", Map.of("body", text));
    }

    private static void tickFirstBox(Emulate github, JsonNode issue) {
        var body = issue.path("body").asText().replaceFirst("- \\[ ]", "- [x]");
        github.patch("alice", "/issues/" + issue.path("number").asInt(), Map.of("body", body));
    }

    private void moveFlag(String name, int percent) throws IOException {
        var file = directory.resolve("flags.yaml");
        var begin = "  " + name + ":\n    state: ENABLED\n";
        var text = Files.readString(file);
        assertThat(text).contains(begin);
        Files.writeString(
                file,
                text.replace(
                        begin,
                        begin
                                + "    targeting: {fractional: [[\"on\", %d], [\"off\", %d]]}\n"
                                        .formatted(percent, 100 - percent)));
    }
}
