package dev.ferry.tracker.http;

/** A token or key. Prints as {@code ***}; whoever needs the text says so by {@link #reveal()}. */
public final class Secret {

    /** No secret at all. */
    static final Secret NONE = new Secret("");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Surrounding white space, as a file or an environment variable brings it, is taken off.
     *
     * @throws IllegalArgumentException when no HTTP header could carry it; the message keeps it to
     *     itself
     */
    public static Secret of(String value) {
        var text = value.strip();
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "not a usable token: it is empty or holds characters that a token never has");
        }
        return new Secret(text);
    }

    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret s && s.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
