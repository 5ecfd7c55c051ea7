package dev.ferry.cli;

import dev.ferry.config.Configuration;
import dev.ferry.config.FlagSettings;
import dev.ferry.config.TrackerSettings;
import dev.ferry.server.Ferry;
import dev.ferry.server.FirstTry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * A short life in a folder of its own, with a migration in it, from which the launcher makes the
 * cache that halves later starts.
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
        var settings = Configured.load(there, Optional.empty());
        if (!isAtHome(settings, dir)) {
            return;
        }
        try (var ferry =
                        new Ferry(
                                settings,
                                0,
                                Configured.templates(surroundings),
                                surroundings.clock());
                var rehearsal = new Rehearsal(ferry)) {
            rehearsal.looks("/");
            rehearsal.looks("/health/ready");
            rehearsal.looks(ferry.firstPage());
            var first = FirstTry.of(settings, surroundings.clock());
            if (first.suggestion().isPresent()) {
                var lead = settings.catalog().framework().lead();
                rehearsal.asks(lead, first.suggestion().get().command());
            }
        }
    }

    /** Where the configuration reaches beyond this folder, a rehearsal would be no rehearsal. */
    private static boolean isAtHome(Configuration settings, Path dir) {
        return settings.trackers().stream()
                        .allMatch(t -> t instanceof TrackerSettings.Embedded e && in(dir, e.file()))
                && settings.flagSources().stream()
                        .allMatch(f -> f instanceof FlagSettings.File file && in(dir, file.path()));
    }

    private static boolean in(Path dir, Path file) {
        return file.toAbsolutePath().normalize().startsWith(dir.toAbsolutePath().normalize());
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
