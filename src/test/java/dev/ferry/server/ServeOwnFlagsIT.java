package dev.ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.config.Configuration;
import dev.ferry.flag.unleash.Waiting;
import dev.ferry.migration.ramp.Bucketing;
import dev.ferry.store.NewDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team without a flag service: Ferry keeps the share, and its code asks Ferry. */
class ServeOwnFlagsIT {

    /** The shipped models end, so the story has its own day. */
    private static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");

    private static final String ROLLOUT =
            """
            rollout:
              checklist: []
              stages: [{percent: 5, stay: 0h}, {percent: 100}]
            """;
    private static final int USERS = 300;
    private static final String FLAG = "    flag: {name: chat_next_model}\n";
    private static final Pattern BOX = Pattern.compile("- \\[ ]");

    @TempDir private Path directory;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Clock clock =
            Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), BEGIN));
    private Ferry ferry;

    @BeforeEach
    void declare() throws Exception {
        var home = Files.createDirectories(directory.resolve("config"));
        for (var file : List.of("ferry.yaml", "models.yaml", "features.yaml", "raci.yaml")) {
            Files.copy(Path.of("config", file), home.resolve(file));
        }
        rewrite(
                "ferry.yaml",
                text ->
                        text.replaceFirst(
                                        "- \\{name: file, type: file[^\n]*",
                                        "- {name: ferry, type: ferry}")
                                + ROLLOUT);
        ferry = serve();
    }

    @AfterEach
    void stop() {
        ferry.close();
        http.close();
    }

    @Test
    void aShareIsSetTakenBackSetAgainAndRemovedAndTheCodeIsToldWhoGetsWhat() throws Exception {
        says(1, "ana", "/migrate claude-sonnet-4-5 to claude-sonnet-5-5 --features chat");
        until(0);
        var chat = number("Chat");
        assertThat(usersWithTheNewModel()).isEmpty();

        says(chat, "bruno", "/migrate rollout 5");
        until(5);
        var some = usersWithTheNewModel();
        assertThat(some).hasSizeBetween(5, 40).allMatch(user -> place(user) < 500);
        assertThat(ask("somebody-else").path("percent").asInt()).isEqualTo(5);

        says(chat, "bruno", "/migrate rollback answers are slow");
        until(0);
        assertThat(usersWithTheNewModel()).isEmpty();

        says(chat, "bruno", "/migrate rollout resume");
        says(chat, "bruno", "/migrate rollout 5");
        until(5);
        assertThat(usersWithTheNewModel()).as("the same as before").isEqualTo(some);
        says(chat, "bruno", "/migrate rollout next");
        until(100);
        assertThat(usersWithTheNewModel()).hasSize(USERS);

        ferry.close();
        rewrite("features.yaml", text -> text.replaceFirst(Pattern.quote(FLAG), ""));
        ferry = serve();
        Waiting.until("the flag is no part of the table", () -> !table().contains("| 100 % |"));
        assertThat(usersWithTheNewModel()).as("code that asks for too long").hasSize(USERS);

        ticksEverything(chat);
        says(chat, "bruno", "/migrate done");
        Waiting.until("it is complete", () -> table().contains("complete"));
        assertThat(usersWithTheNewModel()).hasSize(USERS);
    }

    /** The table shows it, and whoever asks is told so. */
    private void until(int percent) {
        Waiting.until(
                percent + " %",
                () ->
                        table().contains("| " + percent + " % |")
                                && ask("anybody").path("percent").asInt() == percent);
    }

    private List<Integer> usersWithTheNewModel() {
        return IntStream.range(0, USERS)
                .filter(user -> ask("user-" + user).path("new").asBoolean())
                .boxed()
                .toList();
    }

    private static int place(int user) {
        return Bucketing.place("chat", "user-" + user);
    }

    private JsonNode ask(String user) {
        return get("/api/v1/models/claude-sonnet-4-5?feature=chat&key=" + user);
    }

    /** Of the migration, as its epic shows it. */
    private String table() {
        for (var issue : get("/tracker/api/issues")) {
            if (issue.path("title").asText().startsWith("Replace discontinued")) {
                return issue.path("description").asText();
            }
        }
        return "";
    }

    private int number(String feature) {
        for (var issue : get("/tracker/api/issues")) {
            if (issue.path("title").asText().startsWith(feature + ":")) {
                return issue.path("number").asInt();
            }
        }
        throw new AssertionError("no issue of " + feature);
    }

    private void ticksEverything(int issue) {
        var body = get("/tracker/api/issues/" + issue).path("description").asText();
        send(
                "PATCH",
                "/tracker/api/issues/" + issue,
                Map.of("author", "bruno", "description", BOX.matcher(body).replaceAll("- [x]")));
    }

    private void says(int issue, String who, String text) {
        send(
                "POST",
                "/tracker/api/issues/" + issue + "/comments",
                Map.of("author", who, "body", text));
    }

    private void send(String method, String path, Map<String, String> body) {
        var text = json.valueToTree(body).toString();
        answer(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(text)));
    }

    private JsonNode get(String path) {
        return answer(HttpRequest.newBuilder(at(path)));
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return json.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + ferry.port() + path);
    }

    private void rewrite(String file, UnaryOperator<String> change) throws IOException {
        var path = directory.resolve("config").resolve(file);
        var text = Files.readString(path);
        var changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(path, changed);
    }

    private Ferry serve() {
        var url = NewDatabase.at(directory.resolve("ferry.db"));
        var loaded =
                Configuration.load(
                        directory.resolve("config/ferry.yaml"), Map.of("FERRY_DATABASE_URL", url));
        return switch (loaded) {
            case Configuration.Loaded.Ready ready ->
                    new Ferry(ready.configuration(), 0, Path.of("templates"), clock);
            case Configuration.Loaded.Wrong wrong -> throw new AssertionError(wrong.mistakes());
        };
    }
}
