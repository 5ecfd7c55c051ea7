package dev.ferry.registry;

import java.util.Optional;

/**
 * The parts of a model name as people and configurations write it, e.g. {@code
 * openrouter/anthropic/claude-sonnet-4.5:thinking}.
 *
 * @param route prefix of a router or library, with its slash
 * @param geo Bedrock geo profile, without its dot
 * @param base the model's name without date, version, route and flavour; empty where nothing in the
 *     text is a model's name
 * @param snapshot the date or number that pins it
 * @param flavour a suffix such as {@code [1m]} or {@code :thinking}
 * @param own what only its owner understands: a deployment, a profile, a fine-tune, a local tag
 */
public record ModelName(
        String text,
        Optional<String> surface,
        Optional<String> route,
        Optional<String> geo,
        String base,
        Optional<String> snapshot,
        Optional<String> bedrockVersion,
        Optional<String> flavour,
        Optional<String> own,
        boolean arn,
        Kind kind) {

    public enum Kind {
        PINNED,
        ALIAS,
        UNRESOLVED
    }

    /**
     * Reads a name by grammar alone. Its {@code kind} is then a guess where a name carries no date:
     * {@code claude-sonnet-4-5} is an alias, {@code claude-sonnet-4-6} is not, and only a registry
     * knows; ask {@link Registry#name}.
     */
    public static ModelName parse(String text) {
        return new NameReader(text).read();
    }

    ModelName of(Kind known) {
        return new ModelName(
                text,
                surface,
                route,
                geo,
                base,
                snapshot,
                bedrockVersion,
                flavour,
                own,
                arn,
                known);
    }
}
