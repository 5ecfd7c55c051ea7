package dev.ferry.cli;

import dev.ferry.config.Configuration;
import dev.ferry.config.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option {@code --config}, for every command that needs the configuration. */
final class ConfigFile {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = Option.NULL_VALUE,
            description = "Usual: config/ferry.yaml.")
    private Optional<Path> file = Optional.empty();

    /** As it was named on the command line. */
    Optional<Path> file() {
        return file;
    }

    /** As it was named, or the usual one. */
    Path path(Surroundings surroundings) {
        return file.orElseGet(() -> surroundings.home().resolve("config/ferry.yaml"));
    }

    Configuration load(Surroundings surroundings) {
        return load(surroundings, file);
    }

    /** Ends the command with every mistake when something is wrong. */
    static Configuration load(Surroundings surroundings, Optional<Path> file) {
        var path = file.orElseGet(() -> surroundings.home().resolve("config/ferry.yaml"));
        return switch (Configuration.load(path, surroundings.environment())) {
            case Configuration.Loaded.Ready(var configuration) -> configuration;
            case Configuration.Loaded.Wrong(var mistakes) -> throw Stop.usage(text(mistakes));
        };
    }

    private static String text(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n"));
    }
}
