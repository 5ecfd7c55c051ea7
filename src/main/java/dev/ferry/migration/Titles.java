package dev.ferry.migration;

import dev.ferry.registry.Model;
import java.util.Map;
import java.util.regex.Pattern;

/** What epics and issues are called. Always one line, and short enough for every forge. */
final class Titles {

    private static final int LONGEST = 250;
    private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\p{Z}]+");
    private static final Pattern VERSION = Pattern.compile("-(?=v?\\d)");
    private static final Map<String, String> PROVIDERS =
            Map.of(
                    "openai", "OpenAI",
                    "xai", "xAI",
                    "deepseek", "DeepSeek",
                    "ai21", "AI21",
                    "minimax", "MiniMax",
                    "zai", "Z.ai");

    private Titles() {}

    static String parent(Kind kind, Model old, Model replacement) {
        return line(
                kind == Kind.DEPRECATION
                        ? "Replace discontinued [" + old.id() + "] with [" + replacement.id() + "]"
                        : "AI Model Migration - " + path(replacement));
    }

    static String feature(Feature feature, Model old, Model replacement) {
        return line(feature.name() + ": move from " + old.id() + " to " + replacement.id());
    }

    /** {@code Anthropic/claude-sonnet/5.5}; a model without a version is its own name. */
    private static String path(Model model) {
        var id = model.id();
        var family = model.family().filter(f -> id.startsWith(f + "-"));
        var parts =
                family.map(f -> new String[] {f, id.substring(f.length() + 1)})
                        .orElseGet(() -> VERSION.split(id, 2));
        var version = parts.length == 1 ? "" : "/" + dotted(parts[1]);
        return provider(model.provider()) + "/" + parts[0] + version;
    }

    /** {@code 4-5-20250929} is 4.5-20250929: single digits are one version. */
    private static String dotted(String version) {
        return version.replaceAll("(?<![\\d.])(\\d)-(\\d)(?!\\d)", "$1.$2");
    }

    private static String provider(String id) {
        return PROVIDERS.getOrDefault(
                id, id.isEmpty() ? id : Character.toUpperCase(id.charAt(0)) + id.substring(1));
    }

    private static String line(String title) {
        var line = SPACE.matcher(title).replaceAll(" ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }
}
