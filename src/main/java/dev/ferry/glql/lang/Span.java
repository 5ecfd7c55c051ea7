package dev.ferry.glql.lang;

/**
 * Where something stands in a {@link Script}: chars from {@code start} up to, not with, {@code
 * end}.
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(start + ".." + end);
        }
    }
}
