package dev.ferry.registry;

import java.util.Optional;

/**
 * The parts of a model name as people and configurations write it, e.g. {@code
 * openrouter/anthropic/claude-sonnet-4.5:thinking}. Read by grammar alone, without a registry.
 *
 * @param route prefix of a router or library, with its slash
 * @param geo Bedrock geo profile, without its dot
 * @param base the model's name without date, version, route and flavour
 * @param snapshot the date or number that pins it
 * @param flavour a suffix such as {@code [1m]} or {@code :thinking}
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
        boolean arn,
        Kind kind) {

    public enum Kind {
        PINNED,
        ALIAS,
        UNRESOLVED
    }
}
