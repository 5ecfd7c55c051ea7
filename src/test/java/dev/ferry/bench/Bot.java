package dev.ferry.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The bot as people start it, {@code ./ferry serve}, with data of its own. */
final class Bot implements AutoCloseable {

    private static final long SOON_NANOS = 3_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Child child;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private Bot(Child child, int port) {
        this.child = child;
        this.address = "http://127.0.0.1:" + port;
    }

    /** Copies the configuration that is shipped into a folder. */
    static Path configured(Workshop workshop, Path folder) throws IOException {
        var config = Files.createDirectories(folder.resolve("config"));
        try (var files = Files.list(workshop.home().resolve("config"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    /**
     * @param javaOptions besides the usual ones
     */
    static Bot start(Workshop workshop, Path folder, String javaOptions) throws IOException {
        var port = freePort();
        var child =
                Child.start(
                        List.of(
                                workshop.home().resolve("ferry").toString(),
                                "serve",
                                "--port",
                                "" + port,
                                "--config",
                                folder.resolve("config/ferry.yaml").toString()),
                        Map.of(
                                "FERRY_DATABASE_URL",
                                "jdbc:sqlite:" + folder.resolve("data/ferry.db"),
                                "FERRY_JAVA_OPTS",
                                javaOptions,
                                "FERRY_LOG_LEVEL",
                                "WARN"),
                        workshop.home());
        return new Bot(child, port);
    }

    /** Returns when the bot says that it can take work. */
    Bot awaitReady() throws InterruptedException {
        until(() ->
                http.send(to("/health/ready").build(), BodyHandlers.discarding()).statusCode()
                        == 200);
        return this;
    }

    String address() {
        return address;
    }

    String read(String path) throws IOException, InterruptedException {
        return http.send(to(path).build(), BodyHandlers.ofString()).body();
    }

    void post(String path, String json) throws IOException, InterruptedException {
        var request = to(path).header("content-type", "application/json");
        var answer =
                http.send(
                        request.POST(BodyPublishers.ofString(json)).build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " was answered " + answer.body());
        }
    }

    /** Looks again and again, until it is so. */
    static void until(Condition condition) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            try {
                if (condition.isSo()) {
                    return;
                }
            } catch (IOException _) {
                // Nobody is there yet.
            }
            LockSupport.parkNanos(SOON_NANOS);
        }
        throw new IllegalStateException("it did not come to that within a minute");
    }

    interface Condition {
        boolean isSo() throws IOException, InterruptedException;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        child.close();
    }
}
