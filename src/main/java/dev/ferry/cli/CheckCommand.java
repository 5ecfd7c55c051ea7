package dev.ferry.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.check.Finding;
import dev.ferry.check.Finding.Level;
import dev.ferry.config.Configuration;
import dev.ferry.config.Mistake;
import dev.ferry.server.Examination;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./ferry check}: everything that is missing or wrong, and how to mend it. */
@Command(
        name = "check",
        description =
                "Looks at configuration, environment, database, flags and trackers, and says what"
                        + " is missing or wrong and how to mend it.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON
    }

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--config", paramLabel = "FILE", description = "Usual: config/ferry.yaml.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--fix",
            description = "Makes labels and webhooks that are missing, and corrects webhooks.")
    private boolean fix;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
    private Format format = Format.TEXT;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var path = config.orElse(surroundings.home().resolve("config/ferry.yaml"));
        return switch (Configuration.load(path, surroundings.environment())) {
            case Configuration.Loaded.Wrong(var mistakes) ->
                    told(mistakes.stream().map(CheckCommand::unreadable).toList(), List.of());
            case Configuration.Loaded.Ready(var configuration) -> examined(configuration);
        };
    }

    private static Finding unreadable(Mistake mistake) {
        return Finding.of(
                Level.MISCONFIGURED,
                "configuration",
                mistake.at().toString(),
                mistake.message(),
                "Ferry does not start with it",
                "correct the file");
    }

    private int examined(Configuration configuration) {
        var examination =
                new Examination(
                        configuration,
                        Configured.templates(surroundings),
                        surroundings.environment().keySet(),
                        surroundings.clock());
        var mended = fix ? examination.mend() : List.<Finding>of();
        return told(examination.findings(), mended);
    }

    private int told(List<Finding> findings, List<Finding> mended) {
        var out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(json(findings, mended));
        } else {
            mended.forEach(m -> out.println(CheckText.mended(m)));
            CheckText.lines(findings).forEach(out::println);
        }
        return exit(findings);
    }

    private static String json(List<Finding> findings, List<Finding> mended) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(CheckJson.of(findings, mended));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The gravest: a wrong configuration, then an outside that fails, then anything found. */
    static int exit(List<Finding> findings) {
        var levels = findings.stream().map(Finding::level).toList();
        if (levels.contains(Level.MISCONFIGURED)) {
            return Exit.USAGE;
        }
        if (levels.contains(Level.UNREACHABLE)) {
            return Exit.OUTSIDE;
        }
        return findings.stream().allMatch(Finding::isGood) ? Exit.DONE : Exit.FOUND;
    }
}
