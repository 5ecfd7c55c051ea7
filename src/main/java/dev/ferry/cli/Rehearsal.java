package dev.ferry.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.server.Ferry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** A short conversation with a running bot, as people will have it. */
final class Rehearsal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ferry ferry;

    Rehearsal(Ferry ferry) {
        this.ferry = ferry;
    }

    void looks(String path) throws IOException, InterruptedException {
        read(path);
    }

    /** Writes a command into the first issue, and waits until it is answered. */
    void asks(String who, String command) throws IOException, InterruptedException {
        var comments = "/tracker/api/issues/1/comments";
        var body = new JsonMapper().writeValueAsString(Map.of("author", who, "body", command));
        var said = to(comments).header("content-type", "application/json");
        http.send(said.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (count(read(comments)) < 2 && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private static int count(String comments) throws IOException {
        return new JsonMapper().readTree(comments).size();
    }

    private String read(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ferry.port() + path));
    }

    @Override
    public void close() {
        http.close();
    }
}
