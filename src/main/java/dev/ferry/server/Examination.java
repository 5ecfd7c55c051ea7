package dev.ferry.server;

import dev.ferry.check.EnvironmentCheck;
import dev.ferry.check.Finding;
import dev.ferry.check.Finding.Level;
import dev.ferry.check.FlagCheck;
import dev.ferry.check.TrackerCheck;
import dev.ferry.config.Configuration;
import dev.ferry.config.MeasureSettings;
import dev.ferry.config.Mistake;
import dev.ferry.config.Secrets;
import dev.ferry.config.TrackerSettings;
import dev.ferry.flag.Shares;
import dev.ferry.migration.Feature;
import dev.ferry.render.TemplateCheck;
import dev.ferry.store.Database;
import dev.ferry.store.DatabaseLook;
import dev.ferry.tracker.http.CallMeter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that Ferry needs, looked at without starting it and without changing anything. */
public final class Examination {

    private final Configuration config;
    private final Path templates;
    private final Collection<String> variables;
    private final InstantSource clock;

    /**
     * @param variables names of those that are set in the environment
     */
    public Examination(
            Configuration config,
            Path templates,
            Collection<String> variables,
            InstantSource clock) {
        this.config = config;
        this.templates = templates;
        this.variables = variables;
        this.clock = clock;
    }

    public List<Finding> findings() {
        return Stream.of(
                        configuration(),
                        environment(),
                        templates(),
                        database(),
                        flags(),
                        measures(),
                        new FrontDoor(config).findings(),
                        trackers())
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> configuration() {
        if (!config.unready().isEmpty()) {
            return config.unready().stream().map(Examination::unready).toList();
        }
        var catalog = config.catalog();
        return List.of(
                Finding.good(
                        "configuration",
                        "files",
                        "%d models, %d features, %d teams, %d tasks in the matrix"
                                .formatted(
                                        config.registry().models().size(),
                                        catalog.features().size(),
                                        catalog.teams().size(),
                                        catalog.raci().rows().size())));
    }

    private static Finding unready(Mistake mistake) {
        return Finding.of(
                Level.MISCONFIGURED,
                "configuration",
                mistake.at().toString(),
                mistake.message(),
                "Ferry does not start without it",
                "set the variable in the environment; ./ferry connect guides through it");
    }

    private List<Finding> environment() {
        var known = new TreeSet<>(Secrets.names());
        known.addAll(EnvironmentCheck.NOT_SECRET);
        return new EnvironmentCheck(known).findings(variables);
    }

    private List<Finding> templates() {
        var mistakes = TemplateCheck.run(templates);
        return mistakes.isEmpty()
                ? List.of(Finding.good("templates", templates.toString(), "every one can be used"))
                : mistakes.stream().map(Examination::template).toList();
    }

    private static Finding template(String mistake) {
        return Finding.of(
                Level.MISCONFIGURED,
                "templates",
                "templates",
                mistake,
                "issues would be written wrongly or not at all",
                "correct it; docs/templates.md tells what there is");
    }

    private List<Finding> database() {
        var url = config.database().reveal();
        var where =
                url.startsWith("jdbc:sqlite:")
                        ? url.substring("jdbc:sqlite:".length())
                        : "PostgreSQL";
        return List.of(
                switch (DatabaseLook.at(url)) {
                    case DatabaseLook.NotYetMade _ ->
                            Finding.good("database", where, "the first start makes it");
                    case DatabaseLook.Usable(int behind) ->
                            Finding.good(
                                    "database",
                                    where,
                                    behind == 0
                                            ? "can be used"
                                            : "can be used; the next start takes "
                                                    + behind
                                                    + " steps of its schema");
                    case DatabaseLook.Ahead _ ->
                            Finding.of(
                                    Level.WRONG,
                                    "database",
                                    where,
                                    "a newer Ferry has worked with it",
                                    "this one does not know all that is in it",
                                    "start the newer Ferry again");
                    case DatabaseLook.Unusable(var why) ->
                            Finding.of(
                                    Level.UNREACHABLE,
                                    "database",
                                    where,
                                    "cannot be used",
                                    why,
                                    "see that FERRY_DATABASE_URL or database.url is right, and"
                                            + " that it runs");
                });
    }

    private List<Finding> flags() {
        var keys =
                config.catalog().features().stream()
                        .map(Feature::flag)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        return FlagCheck.findings(
                FlagHouse.of(config, Shares.UNTOUCHED, clock, CallMeter.NONE)
                        .watch()
                        .read(keys)
                        .values());
    }

    private List<Finding> measures() {
        return config.measures().stream().map(this::measures).toList();
    }

    private Finding measures(MeasureSettings settings) {
        try {
            var door = new MeasureDoor(config.secrets(), clock, CallMeter.NONE);
            return door.prometheus(settings)
                    .trouble()
                    .map(why -> unmeasured(settings, Level.UNREACHABLE, why))
                    .orElseGet(() ->
                            Finding.good("measures", settings.url().getHost(), "answers queries"));
        } catch (UnusableSettings e) {
            return unmeasured(settings, Level.MISCONFIGURED, String.valueOf(e.getMessage()));
        }
    }

    private static Finding unmeasured(MeasureSettings settings, Level level, String why) {
        return Finding.of(
                level,
                "measures",
                settings.url().getHost(),
                "Prometheus cannot be asked",
                why,
                "see that url under rollout.prometheus in ferry.yaml and FERRY_PROMETHEUS_TOKEN are"
                        + " right; until then no rollout that is measured goes on");
    }

    /** Without its secrets a tracker cannot be asked. */
    private List<Finding> trackers() {
        return config.unready().isEmpty()
                ? config.trackers().stream().flatMap(t -> tracker(t).stream()).toList()
                : List.of();
    }

    private List<Finding> tracker(TrackerSettings settings) {
        if (settings instanceof TrackerSettings.Embedded own) {
            return List.of(
                    Finding.good(
                            "tracker",
                            own.file().toString(),
                            "Ferry's own, with " + own.people().size() + " people"));
        }
        try {
            return check(settings).map(TrackerCheck::everything).orElse(List.of());
        } catch (UnusableSettings e) {
            return List.of(unusable(settings, e));
        }
    }

    private static Finding unusable(TrackerSettings settings, UnusableSettings e) {
        return Finding.of(
                Level.MISCONFIGURED,
                "tracker",
                settings.homeProject(),
                String.valueOf(e.getMessage()),
                "Ferry does not start with it",
                "correct it in ferry.yaml or the environment");
    }

    private Optional<TrackerCheck> check(TrackerSettings settings) {
        var opened = new Trackers(config, clock, CallMeter.NONE).open(settings);
        var catalog = config.catalog().in(settings.homeProject(), settings.projects());
        return opened.setup()
                .map(setup ->
                        new TrackerCheck(
                                opened.tracker(),
                                setup,
                                catalog,
                                settings.projects(),
                                config.publicUrl(),
                                () -> lastHeard(opened.tracker().name()),
                                clock));
    }

    /** A database that the next start would change is left alone. */
    private Optional<Instant> lastHeard(String tracker) {
        var url = config.database().reveal();
        if (!DatabaseLook.at(url).equals(new DatabaseLook.Usable(0))) {
            return Optional.empty();
        }
        try (var database = Database.open(url)) {
            return LastHeard.of(tracker, database.deliveries(clock));
        }
    }

    /** Makes and corrects in the trackers what a program can; says what it did. */
    public List<Finding> mend() {
        if (!config.unready().isEmpty()) {
            return List.of();
        }
        return config.trackers().stream()
                .filter(t -> !(t instanceof TrackerSettings.Embedded))
                .flatMap(t -> mend(t).stream())
                .toList();
    }

    private List<Finding> mend(TrackerSettings settings) {
        try {
            return check(settings).map(TrackerCheck::mend).orElse(List.of());
        } catch (UnusableSettings _) {
            return List.of(); // the look that follows tells it
        }
    }
}
