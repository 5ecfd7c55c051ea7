package dev.ferry.config;

import java.nio.file.Path;
import java.time.Duration;

/** Where flags are read; {@code FlagKey.provider} is its name. */
public sealed interface FlagSettings {

    String name();

    /** How often it is looked at without being told. */
    Duration poll();

    /** A file in flagd's schema, on this machine. */
    record File(String name, Path path) implements FlagSettings {

        @Override
        public Duration poll() {
            return Duration.ofMillis(500);
        }
    }
}
