package dev.ferry.cli;

import dev.ferry.config.Configuration;
import dev.ferry.config.RegistryFile.Outcome;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ferry models sync}: what the providers' own lists say differently. */
@Command(
        name = "sync",
        description =
                "Holds models.yaml against the providers' own lists of models and their ends; exit"
                        + " code 1 when something differs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Asked live: Anthropic where ANTHROPIC_API_KEY is set, OpenAI where OPENAI_API_KEY is"
                    + " (at ANTHROPIC_BASE_URL and OPENAI_BASE_URL, where these are). What a cloud"
                    + " wants signed its own way is fetched with its own tool and handed over.",
            "No list names a replacement: what an end means for you, and what comes instead, is"
                    + " for people to decide."
        })
final class ModelsSyncCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON
    }

    private static final Optional<Outcome> NOT_ASKED = Optional.empty();

    private final Surroundings surroundings;
    private final InputStream stdin;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--from",
            paramLabel = "SURFACE=FILE",
            description = {
                "The list of a surface from a file; - reads stdin. May be repeated, for one surface"
                        + " too (its regions).",
                "bedrock: the answer of `aws bedrock list-foundation-models`",
                "azure: the answer of `az cognitiveservices model list -l LOCATION`",
                "anthropic, openai: the answer of GET /v1/models"
            })
    private List<String> from = new ArrayList<>();

    @Option(
            names = "--write",
            description =
                    "Corrects models.yaml where it differs, and adds what it lacks; all else in it"
                            + " stays as it is. The exit code then tells of what is left for you.")
    private boolean write;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
    private Format format = Format.TEXT;

    @Mixin private ConfigFile config = new ConfigFile();

    ModelsSyncCommand(Surroundings surroundings, InputStream stdin) {
        this.surroundings = surroundings;
        this.stdin = stdin;
    }

    @Override
    public Integer call() {
        var today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
        var configuration = config.load(surroundings);
        var sources = new ListSources(surroundings, stdin, from, today);
        checkSurfaces(sources.surfaces(), configuration);
        var report = compared(configuration, sources.read(), today);
        var outcome = write ? Optional.of(written(configuration, report)) : NOT_ASKED;
        tell(report, outcome, configuration);
        return exit(report, outcome);
    }

    private Outcome written(Configuration configuration, SyncReport report) {
        return new SyncWriting(config.path(surroundings), surroundings.environment(), configuration)
                .write(report);
    }

    private static void checkSurfaces(List<String> surfaces, Configuration configuration) {
        for (var surface : surfaces) {
            if (configuration.registry().surface(surface).isEmpty()) {
                throw Stop.usage(
                        "models.yaml has no surface %s; write it under `surfaces` first, e.g. %s: {party: third}."
                                .formatted(surface, surface));
            }
        }
    }

    private static SyncReport compared(
            Configuration configuration, List<ListSources.Outcome> outcomes, LocalDate today) {
        var held = new ArrayList<SyncedSurface>();
        var failures = new ArrayList<SyncReport.Failure>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case ListSources.Outcome.Read(var source, var listing) ->
                        held.add(
                                SyncedSurface.of(
                                        configuration.registry(),
                                        configuration.catalog().features(),
                                        source,
                                        listing));
                case ListSources.Outcome.Failed(var failure) -> failures.add(failure);
            }
        }
        return new SyncReport(today, held, failures);
    }

    private void tell(SyncReport report, Optional<Outcome> outcome, Configuration configuration) {
        var out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(new SyncJson(report, outcome).text());
        } else {
            var policy = configuration.catalog().schedule();
            new SyncText(report, outcome, policy, Terminal.of(surroundings.environment()))
                    .lines()
                    .forEach(out::println);
        }
        report.failures().forEach(f -> spec.commandLine().getErr().println(Cells.plain(f.why())));
    }

    /** What failed outside is told by the code even where other surfaces differ. */
    private static int exit(SyncReport report, Optional<Outcome> outcome) {
        if (!report.failures().isEmpty()) {
            return Exit.OUTSIDE;
        }
        boolean same =
                outcome.map(o -> SyncWriting.leavesNothing(report, o))
                        .orElseGet(() -> report.rows().findAny().isEmpty());
        return same ? Exit.DONE : Exit.FOUND;
    }
}
