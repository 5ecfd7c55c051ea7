package dev.ferry.render;

import dev.ferry.migration.Maturity;
import dev.ferry.text.Escape;

/** What people call things, as long as a table can bear. */
final class Names {

    private static final int LONGEST = 80;

    private Names() {}

    static String cut(String name) {
        return Escape.limit(name, LONGEST);
    }

    /** A platform that serves models. */
    static String surface(String id) {
        return switch (id) {
            case "anthropic" -> "Anthropic API";
            case "openai" -> "OpenAI API";
            case "gemini-api" -> "Gemini API";
            case "vertex" -> "Vertex AI";
            case "bedrock" -> "Amazon Bedrock";
            case "azure" -> "Azure";
            default -> provider(id);
        };
    }

    static String maturity(Maturity maturity) {
        return switch (maturity) {
            case GA -> "GA";
            case BETA -> "beta";
            case EXPERIMENTAL -> "experimental";
        };
    }

    /** A maker of models. */
    static String provider(String id) {
        return switch (id) {
            case "anthropic" -> "Anthropic";
            case "openai" -> "OpenAI";
            case "google" -> "Google";
            case "deepseek" -> "DeepSeek";
            case "xai" -> "xAI";
            default -> capitalised(cut(id));
        };
    }

    private static String capitalised(String id) {
        return id.isEmpty() ? id : Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }
}
