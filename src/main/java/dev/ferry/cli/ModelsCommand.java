package dev.ferry.cli;

import dev.ferry.config.Configuration;
import dev.ferry.registry.Certainty;
import dev.ferry.registry.Lint;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Aliases, lifecycles and replacements of the models in {@code config/models.yaml}. */
@Command(
        name = "models",
        description = "Shows and checks the models that the company knows of.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ModelsCommand {

    enum Format {
        TEXT,
        JSON
    }

    @Spec private CommandSpec spec;

    private final Surroundings surroundings;

    public ModelsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Command(
            description =
                    "Tells which model a name means, what it is called elsewhere, and its end.",
            mixinStandardHelpOptions = true)
    int resolve(
            @Parameters(paramLabel = "NAME", description = "In any spelling.") String name,
            @Mixin ConfigFile config,
            @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
                    Format format) {
        var registry = config.load(surroundings).registry();
        var resolution = registry.resolve(name);
        if (format == Format.JSON) {
            print(ModelsJson.of(resolution));
        } else if (resolution instanceof Resolution.Known known) {
            new ModelText(known, registry).lines().forEach(this::print);
        } else {
            spec.commandLine().getErr().println(ModelText.refusal(resolution));
        }
        return resolution instanceof Resolution.Known ? Exit.DONE : Exit.USAGE;
    }

    @Command(
            description = "Lists models by the surfaces that serve them, with their ends.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(
                            names = "--surface",
                            paramLabel = "NAME",
                            defaultValue = Option.NULL_VALUE,
                            description = "Only what this surface serves.")
                    Optional<String> surface,
            @Option(
                            names = "--retiring-before",
                            paramLabel = "DATE",
                            converter = Day.class,
                            defaultValue = Option.NULL_VALUE,
                            description = "Only what still runs and ends for sure before this day.")
                    Optional<LocalDate> day,
            @Mixin ConfigFile config,
            @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
                    Format format) {
        var registry = config.load(surroundings).registry();
        surface.ifPresent(s -> checkSurface(s, registry));
        var rows = rows(registry, surface, day);
        if (format == Format.JSON) {
            print(ModelsJson.of(rows));
        } else {
            ModelText.table(rows).forEach(this::print);
        }
        return Exit.DONE;
    }

    @Command(
            description =
                    "Finds what would mislead a migration; exit code 1 when there is something.",
            mixinStandardHelpOptions = true)
    int lint(
            @Mixin ConfigFile config,
            @Option(
                            names = "--today",
                            paramLabel = "DATE",
                            converter = Day.class,
                            defaultValue = Option.NULL_VALUE,
                            description = "Judge as of this day.")
                    Optional<LocalDate> today,
            @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
                    Format format) {
        var configuration = config.load(surroundings);
        var findings =
                Lint.of(configuration.registry(), today.orElseGet(() -> today(configuration)));
        if (format == Format.JSON) {
            print(ModelsJson.ofFindings(findings));
        } else if (findings.isEmpty()) {
            print("Nothing found in " + configuration.registry().models().size() + " models.");
        } else {
            findings.forEach(f -> print(Cells.plain(f.toString())));
        }
        return findings.isEmpty() ? Exit.DONE : Exit.FOUND;
    }

    private LocalDate today(Configuration configuration) {
        return LocalDate.ofInstant(
                surroundings.clock().instant(), configuration.catalog().schedule().zone());
    }

    /** One model on one surface. */
    record Row(Model model, Offer offer) {

        private LocalDate end() {
            return offer.retires().map(r -> r.date()).orElse(LocalDate.MAX);
        }

        private boolean surelyEndsBefore(LocalDate day) {
            return offer.lifecycle() != Offer.Lifecycle.RETIRED
                    && offer.retires()
                            .filter(r -> r.certainty() == Certainty.FIRM)
                            .filter(r -> r.date().isBefore(day))
                            .isPresent();
        }
    }

    /** Nearest end first. */
    private static List<Row> rows(
            Registry registry, Optional<String> surface, Optional<LocalDate> day) {
        Predicate<Row> wanted =
                row ->
                        surface.map(row.offer().surface()::equals).orElse(true)
                                && day.map(row::surelyEndsBefore).orElse(true);
        return registry.models().stream()
                .flatMap(m -> m.offers().values().stream().map(o -> new Row(m, o)))
                .filter(wanted)
                .sorted(
                        Comparator.comparing(Row::end)
                                .thenComparing(r -> r.model().id())
                                .thenComparing(r -> r.offer().surface()))
                .toList();
    }

    private static void checkSurface(String surface, Registry registry) {
        if (registry.surface(surface).isEmpty()) {
            var surfaces = new TreeSet<String>();
            registry.models().forEach(m -> surfaces.addAll(m.offers().keySet()));
            throw Stop.usage(
                    "There is no surface \"%s\"; there is %s."
                            .formatted(Cells.plain(surface), String.join(", ", surfaces)));
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
