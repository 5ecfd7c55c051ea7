package dev.ferry.cli;

import dev.ferry.config.Configuration;
import dev.ferry.config.Mistake;
import dev.ferry.server.Parts;
import dev.ferry.server.UnusableSettings;
import dev.ferry.tracker.http.CallMeter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens what a configuration file describes, or stops with all its mistakes. */
final class Configured {

    private Configured() {}

    static Configuration load(Surroundings surroundings, Optional<Path> file) {
        var path = file.orElse(surroundings.home().resolve("config/ferry.yaml"));
        return switch (Configuration.load(path, surroundings.environment())) {
            case Configuration.Loaded.Ready ready -> ready.configuration();
            case Configuration.Loaded.Wrong wrong -> throw Stop.usage(words(wrong.mistakes()));
        };
    }

    /** The same, for commands that talk to trackers. */
    static Configuration ready(Surroundings surroundings, Optional<Path> file) {
        var config = load(surroundings, file);
        if (!config.unready().isEmpty()) {
            throw Stop.usage(words(config.unready()));
        }
        return config;
    }

    static Parts parts(Surroundings surroundings, Optional<Path> file) {
        var config = ready(surroundings, file);
        try {
            return Parts.of(config, templates(surroundings), surroundings.clock(), CallMeter.NONE);
        } catch (UnusableSettings e) {
            throw Stop.usage(String.valueOf(e.getMessage()));
        }
    }

    static Path templates(Surroundings surroundings) {
        return surroundings.home().resolve("templates");
    }

    private static String words(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(Mistake::toString)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
