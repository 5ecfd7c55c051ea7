package dev.ferry.registry;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who makes a model, told by how its name begins, and how that maker writes the date of a snapshot:
 * each has its own way, and none says which.
 */
enum Maker {
    ANTHROPIC("anthropic", "claude-.+", "(?<base>.+)-(?<date>\\d{8})"),
    OPENAI(
            "openai",
            "(gpt|chatgpt|o[1-9]|text-(embedding-(3|ada)|davinci|curie|babbage|ada|moderation)"
                    + "|code-davinci|davinci|curie|babbage|ada|dall-e|whisper|tts|sora|codex"
                    + "|computer-use|omni)([-.].*|\\d.*)?",
            "(?<base>.+)-(?<date>\\d{4}-\\d{2}-\\d{2}|\\d{4})(?<rest>-.+)?"),
    PALM(
            "vertex",
            "(text|chat|code|codechat)-(bison|gecko|unicorn).*",
            "(?<base>.+)-(?<date>00\\d)"),
    GOOGLE(
            "gemini-api",
            "(gemini|imagen|veo|learnlm|gemma|text-embedding-00|embedding-)[-.\\d].*",
            "(?<base>(?!text-embedding|gemini-embedding|embedding).+)"
                    + "-(?<date>\\d{2}-\\d{4}|\\d{2}-\\d{2}|00\\d)"),
    MISTRAL(
            "mistral",
            "(open-)?(mistral|mixtral|codestral|ministral|devstral|magistral|pixtral|voxtral"
                    + "|leanstral)([-.].*)?",
            "(?<base>.+)-(?<date>\\d{2}-?\\d{2})"),
    XAI("xai", "grok-.+", "(?<base>.+)-(?<date>\\d{4})(?<rest>-.+)?"),
    MOONSHOT("moonshot", "(kimi|moonshot)-.+", "(?<base>.+)-(?<date>\\d{4})(?<rest>-.+)?"),
    COHERE(
            "cohere",
            "(command|c4ai|embed|rerank|tiny-aya)(-.+)?",
            "(?<base>.+)-(?<date>\\d{2}-\\d{4})"),
    DEEPSEEK("deepseek", "deepseek-.+", "(?<base>.+)-(?<date>\\d{4})"),
    ALIBABA("alibaba", "(qwen|gte-).+", "(?<base>.+)-(?<date>\\d{4}-\\d{2}-\\d{2})"),
    Z_AI("z-ai", "glm-.+", "(?<base>.+)-(?<date>\\d{4})"),
    MINIMAX("minimax", "(?i)minimax-.+", "(?<base>.+)-(?<date>\\d{8})");

    private final String surface;
    private final Pattern names;
    private final Pattern dated;

    Maker(String surface, String names, String dated) {
        this.surface = surface;
        this.names = Pattern.compile(names);
        this.dated = Pattern.compile(dated);
    }

    static Optional<Maker> of(String name) {
        return Arrays.stream(values()).filter(m -> m.names.matcher(name).matches()).findFirst();
    }

    /** The surface that the maker itself runs. */
    String surface() {
        return surface;
    }

    /** A name and what pins it. A date in the middle ({@code gpt-4-1106-preview}) is taken out. */
    record Dated(String base, Optional<String> snapshot) {}

    Dated dated(String name) {
        var parts = dated.matcher(name);
        if (!parts.matches()) {
            return new Dated(name, Optional.empty());
        }
        var rest = parts.namedGroups().containsKey("rest") ? parts.group("rest") : null;
        var base = parts.group("base") + (rest == null ? "" : rest);
        return new Dated(base, Optional.of(parts.group("date")));
    }
}
