package dev.ferry.config;

import java.nio.file.Path;

/** Where flags are read; {@code FlagKey.provider} is its name. */
public sealed interface FlagSource {

    String name();

    /** A file in flagd's schema. */
    record File(String name, Path path) implements FlagSource {}
}
