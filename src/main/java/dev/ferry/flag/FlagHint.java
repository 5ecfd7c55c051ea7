package dev.ferry.flag;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a webhook says about a flag: that it may have changed, in whatever environment.
 *
 * @param sender who sent it: {@code gitlab}, {@code unleash} …
 */
public record FlagHint(String sender, String project, String name) {

    private static final Pattern TEXT = Pattern.compile("([^:]+):(.+)/([^/]+)");

    /** From {@code sender:project/name}. */
    public static Optional<FlagHint> parse(String text) {
        var m = TEXT.matcher(text);
        return m.matches()
                ? Optional.of(new FlagHint(m.group(1), m.group(2), m.group(3)))
                : Optional.empty();
    }

    boolean isAbout(FlagKey key) {
        return key.name().equals(name) && key.project().equals(project);
    }
}
