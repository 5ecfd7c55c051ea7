package dev.ferry.config;

import org.jspecify.annotations.Nullable;

/** A text that remembers where it stands, because it names something that may not exist. */
record Word(String text, Place at) {

    /** As a record's usual one, which the JDK puts together at every start (30 ms). */
    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Word(var words, var place)
                && text.equals(words)
                && at.equals(place);
    }

    @Override
    public String toString() {
        return text;
    }
}
