package dev.ferry.cli;

import dev.ferry.server.Ferry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * A short life in a folder of its own, from which the launcher makes the cache that halves later
 * starts.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var dir = Files.createTempDirectory("ferry-warm-up");
        try {
            live(dir);
        } finally {
            try (var files = Files.walk(dir)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
        return Exit.DONE;
    }

    private void live(Path dir) throws IOException, InterruptedException {
        copy(surroundings.home().resolve("config"), dir.resolve("config"));
        var environment = new HashMap<>(surroundings.environment());
        environment.put("FERRY_DATABASE_URL", "jdbc:sqlite:" + dir.resolve("ferry.db"));
        var there = new Surroundings(environment, surroundings.clock(), dir);
        var settings = Configured.ready(there, java.util.Optional.empty());
        try (var ferry =
                        new Ferry(
                                settings,
                                0,
                                Configured.templates(surroundings),
                                surroundings.clock());
                var http = HttpClient.newHttpClient()) {
            for (var path : new String[] {"/", "/health/ready", ferry.firstPage()}) {
                var uri = URI.create("http://127.0.0.1:" + ferry.port() + path);
                http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
