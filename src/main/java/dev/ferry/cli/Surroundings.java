package dev.ferry.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command gets from the machine it runs on. Nothing below {@link Main} asks the machine
 * itself.
 *
 * @param home the folder that holds {@code config/}, {@code templates/} and {@code data/}
 */
public record Surroundings(Map<String, String> environment, InstantSource clock, Path home) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of the running program; {@code -Dferry.home} is set by the launcher. */
    static Surroundings ofThisProcess() {
        var home = Path.of(System.getProperty("ferry.home", "."));
        return new Surroundings(System.getenv(), InstantSource.system(), home);
    }

    /** The values stay unseen: some are secrets. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + "]";
    }
}
