package dev.ferry.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command gets from the machine it runs on. Nothing below {@link Main} asks the machine
 * itself.
 *
 * @param home the folder that holds {@code config/}, {@code templates/} and {@code data/}; relative
 *     where it is the working directory or below, so that messages name files as people do
 */
public record Surroundings(Map<String, String> environment, InstantSource clock, Path home) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of the running program; {@code -Dferry.home} is set by the launcher. */
    static Surroundings ofThisProcess() {
        var here = Path.of("").toAbsolutePath();
        var named = Path.of(System.getProperty("ferry.home", "")).toAbsolutePath();
        var home = named.startsWith(here) ? here.relativize(named) : named;
        return new Surroundings(System.getenv(), InstantSource.system(), home);
    }

    /** The same machine with these variables instead. */
    Surroundings with(Map<String, String> variables) {
        return new Surroundings(variables, clock, home);
    }

    /** The values stay unseen: some are secrets. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + "]";
    }
}
