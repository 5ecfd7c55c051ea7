package dev.ferry.render;

import java.util.Locale;

/** Providers whose ways differ enough for a text of their own: {@code family-anthropic.md.ftl} … */
enum Family {
    ANTHROPIC,
    GOOGLE,
    OPENAI,
    AZURE,
    BEDROCK,
    GENERIC;

    /** Whose platform answers the calls. */
    static Family ofSurface(String surface) {
        return switch (surface) {
            case "anthropic" -> ANTHROPIC;
            case "vertex", "gemini-api" -> GOOGLE;
            case "openai" -> OPENAI;
            case "azure" -> AZURE;
            case "bedrock" -> BEDROCK;
            default -> GENERIC;
        };
    }

    /** Who made the model; decides how it behaves, wherever it is served. */
    static Family ofProvider(String provider) {
        return switch (provider) {
            case "anthropic" -> ANTHROPIC;
            case "google" -> GOOGLE;
            case "openai" -> OPENAI;
            default -> GENERIC;
        };
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
