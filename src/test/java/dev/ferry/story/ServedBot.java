package dev.ferry.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.cli.Main;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * {@code ferry serve} with the shipped configuration, in a process of its own that can be killed.
 */
final class ServedBot implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COMMENTS = "/tracker/api/issues/1/comments";

    private final Path folder;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private ServedBot(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = begin();
    }

    /**
     * @param port stands in links, so whoever compares uses the same again
     */
    static ServedBot in(Path folder, int port) throws IOException {
        var config = Files.createDirectories(folder.resolve("config"));
        try (var files = Files.list(Path.of("config"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        return new ServedBot(folder, port);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process begin() throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "" + port,
                        "--config",
                        folder.resolve("config/ferry.yaml").toString());
        builder.environment()
                .put("FERRY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("data/ferry.db"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    /** {@code kill -9}, and a start on what that left. */
    void dies() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = begin();
    }

    void isUp() throws InterruptedException {
        until(Duration.ofSeconds(30), () -> status("/health/ready") == 200);
    }

    /** Somebody writes into the first issue. */
    void hears(String who, String text) throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("author", who, "body", text));
        var request = to(COMMENTS).header("content-type", "application/json");
        var answer =
                http.send(
                        request.POST(BodyPublishers.ofString(body)).build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(answer.body());
        }
    }

    /** What Ferry answered in the first issue. */
    List<String> answers() throws IOException, InterruptedException {
        var answers = new ArrayList<String>();
        for (var comment : read(COMMENTS)) {
            if (comment.path("author").asText().equals("ferry")) {
                answers.add(comment.path("body").asText());
            }
        }
        return answers;
    }

    /** All that Ferry made, in words, without the moment at which the migration was begun. */
    Set<String> made() throws IOException, InterruptedException {
        var made = new TreeSet<String>();
        for (var issue : read("/tracker/api/issues")) {
            if (issue.path("author").asText().equals("ferry") && issue.path("number").asInt() > 1) {
                made.add(words(issue));
            }
        }
        return made;
    }

    private static String words(JsonNode issue) {
        var words = new ArrayList<String>();
        for (var field :
                List.of(
                        "project",
                        "number",
                        "title",
                        "assignees",
                        "labels",
                        "due",
                        "parent",
                        "confidential",
                        "state",
                        "description")) {
            words.add(field + ": " + issue.path(field));
        }
        return String.join("\n", words).replaceAll("\\\\\"at\\\\\":\\\\\"[^\"]*\\\\\"", "");
    }

    /** Whether it came to that in time. */
    static boolean until(Duration patience, Condition condition) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (condition.isSo()) {
                    return true;
                }
            } catch (IOException _) {
                // Nobody is there at the moment.
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return false;
    }

    interface Condition {
        boolean isSo() throws IOException, InterruptedException;
    }

    private int status(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), BodyHandlers.discarding()).statusCode();
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        return JSON.readTree(http.send(to(path).build(), BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
        http.shutdownNow();
    }
}
