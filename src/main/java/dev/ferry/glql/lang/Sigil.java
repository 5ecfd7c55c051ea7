package dev.ferry.glql.lang;

/** The sign before a name that tells what is named. */
public enum Sigil {
    USER("@", "username", "_.-"),
    LABEL("~", "label", "_.:-"),
    MILESTONE("%", "milestone", "_.-"),
    ITERATION("*iteration:", "iteration", "");

    private final String prefix;
    private final String noun;
    private final String extra;

    Sigil(String prefix, String noun, String extra) {
        this.prefix = prefix;
        this.noun = noun;
        this.extra = extra;
    }

    public String prefix() {
        return prefix;
    }

    /** As in {@code Invalid label reference}. */
    String noun() {
        return noun;
    }

    /** Whether the bare form may hold this character. */
    boolean allows(int character) {
        return this == ITERATION
                ? Letters.isDigit(character)
                : Letters.isWord(character) && character != '_' || extra.indexOf(character) >= 0;
    }

    /** Whether a bare form that holds only allowed characters is a name. */
    boolean accepts(String bare) {
        return !bare.isEmpty() && !(this == USER && bare.chars().allMatch(Letters::isDigit));
    }

    String write(String name) {
        boolean bare = accepts(name) && name.codePoints().allMatch(this::allows);
        return prefix + (bare ? name : '"' + name + '"');
    }
}
