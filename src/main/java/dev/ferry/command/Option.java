package dev.ferry.command;

import java.util.Optional;

/**
 * A value by its name, {@code --cutoff 2026-12-01} or {@code --cutoff=2026-12-01}, anywhere in the
 * line.
 *
 * @param name without the hyphens
 * @param type empty for a flag, which is there or not
 */
public record Option(String name, Optional<Type> type, String summary) {

    public static Option flag(String name, String summary) {
        return new Option(name, Optional.empty(), summary);
    }

    public static Option of(String name, Type type, String summary) {
        return new Option(name, Optional.of(type), summary);
    }

    /** {@code --cutoff DATE}, {@code --anyway}. */
    String synopsis() {
        return "--" + name + type.map(t -> " " + placeholder(t)).orElse("");
    }

    private String placeholder(Type type) {
        return switch (type.kind()) {
            case NAME, TEXT -> type.kind().name();
            default -> type.placeholder(name);
        };
    }
}
