package dev.ferry.server;

import dev.ferry.config.Configuration;
import dev.ferry.config.TrackerSettings;
import dev.ferry.migration.Planner;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Ensure;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Reconciler;
import dev.ferry.render.Renderer;
import dev.ferry.render.Templates;
import dev.ferry.store.Database;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a configuration leads to, short of threads and HTTP: what the bot and the command
 * line share.
 */
public record Parts(
        Configuration config,
        Database database,
        EmbeddedTracker embedded,
        FlagHouse flags,
        Migrations migrations,
        Planner planner,
        Renderer renderer,
        Board board,
        Ensure ensure,
        Reconciler reconciler)
        implements AutoCloseable {

    /** How long the lists of a tracker may lag behind its writes, at the most. */
    private static final Duration SETTLE = Duration.ofSeconds(15);

    public static Parts of(Configuration config, Path templates, InstantSource clock) {
        var database = Database.open(config.database().reveal());
        var tracker = embedded(config, clock);
        var flags = FlagHouse.of(config, clock);
        var migrations = database.migrations();
        var planner = new Planner(config.registry(), config.catalog());
        var renderer = new Renderer(Templates.load(templates), config.catalog(), config.registry());
        var board = new Board();
        var ensure = new Ensure(tracker, database.ledger(), clock, SETTLE);
        var reconciler =
                new Reconciler(
                        tracker,
                        ensure,
                        migrations,
                        flags.watch(),
                        planner,
                        config.catalog(),
                        renderer,
                        Optional.of(config.publicUrl()),
                        board);
        return new Parts(
                config,
                database,
                tracker,
                flags,
                migrations,
                planner,
                renderer,
                board,
                ensure,
                reconciler);
    }

    private static EmbeddedTracker embedded(Configuration config, InstantSource clock) {
        var settings =
                config.trackers().stream()
                        .filter(TrackerSettings.Embedded.class::isInstance)
                        .map(TrackerSettings.Embedded.class::cast)
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "this version of Ferry serves the embedded tracker only;"
                                                + " ferry.yaml names none"));
        try {
            Files.createDirectories(settings.file().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder of " + settings.file() + " cannot be made", e);
        }
        var people =
                settings.people().stream()
                        .map(p -> new Seed.Person(p.username(), p.name(), p.groups(), p.role()))
                        .toList();
        return EmbeddedTracker.open(settings.file(), config.publicUrl(), clock)
                .seed(new Seed(people, settings.projects()))
                .invite();
    }

    public Tracker tracker() {
        return embedded;
    }

    /** Projects in which commands are looked for. */
    public List<String> projects() {
        return config.trackers().stream().flatMap(t -> t.projects().stream()).distinct().toList();
    }

    /** Projects, and the groups in which epics may stand. */
    public List<String> places() {
        var places = new LinkedHashSet<>(projects());
        projects().stream()
                .filter(p -> p.contains("/"))
                .map(p -> p.substring(0, p.lastIndexOf('/')))
                .forEach(places::add);
        return List.copyOf(places);
    }

    @Override
    public void close() {
        database.close();
        embedded.close();
    }
}
