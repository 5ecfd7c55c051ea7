package dev.ferry.glql.gitlab;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of GitLab, as far as its documentation tells versions apart. */
public record Version(int major, int minor) implements Comparable<Version> {

    private static final Pattern TEXT = Pattern.compile("v?(\\d{1,3})\\.(\\d{1,3})(?:[.-].*)?");

    static Version of(int major, int minor) {
        return new Version(major, minor);
    }

    /** Also of {@code 18.5.2-ee}. */
    public static Optional<Version> parse(String text) {
        var m = TEXT.matcher(text);
        return m.matches()
                ? Optional.of(
                        new Version(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Version other) {
        return Comparator.comparingInt(Version::major)
                .thenComparingInt(Version::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
