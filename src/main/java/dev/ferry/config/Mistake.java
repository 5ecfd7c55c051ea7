package dev.ferry.config;

/** Something wrong in a configuration file, in words for the person who wrote it. */
public record Mistake(Place at, String message) {

    /** {@code config/features.yaml:14:9: unknown team "duo-chta", did you mean "duo-chat"?} */
    @Override
    public String toString() {
        return at + ": " + message;
    }
}
