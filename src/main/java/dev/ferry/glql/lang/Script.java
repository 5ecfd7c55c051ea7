package dev.ferry.glql.lang;

/**
 * A text that somebody wrote, kept so that an error can point into it.
 *
 * @param name what it is to its writer: {@code query}, {@code fields}, {@code sort}
 */
public record Script(String name, String text) {

    /** An error with GitLab's own wording; {@code message} comes without {@code Error: }. */
    public GlqlException error(Span at, String message) {
        return new GlqlException("Error: " + message, this, at);
    }

    public Span all() {
        return new Span(0, text.length());
    }
}
