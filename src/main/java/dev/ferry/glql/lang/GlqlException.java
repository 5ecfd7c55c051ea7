package dev.ferry.glql.lang;

import java.util.Optional;

/**
 * A view that cannot be read. The message is the one that GitLab shows for it, so that it can be
 * searched for; {@link #explained} adds the place and what to do.
 */
public final class GlqlException extends RuntimeException {

    private static final int WIDTH = 100;

    private final String message;
    private final transient Script script;
    private final transient Span span;
    private final String hint;

    public GlqlException(String message, Script script, Span span) {
        this(message, script, span, "");
    }

    private GlqlException(String message, Script script, Span span, String hint) {
        super(message);
        this.message = message;
        this.script = script;
        this.span = span;
        this.hint = hint;
    }

    /** The same with a sentence about what to write instead. */
    public GlqlException withHint(String sentence) {
        return new GlqlException(message, script, span, sentence);
    }

    /** GitLab's own words, without the place. */
    @Override
    public String getMessage() {
        return message;
    }

    public Optional<String> hint() {
        return Optional.of(hint).filter(h -> !h.isEmpty());
    }

    /** What stands at the place. */
    public String written() {
        var text = script.text();
        int start = Math.min(span.start(), text.length());
        return text.substring(start, Math.min(text.length(), Math.max(start, span.end()))).strip();
    }

    public Span span() {
        return span;
    }

    /** Message, place, the line with a caret under it, and the hint, each on its own line. */
    public String explained() {
        return message + "\n" + shown();
    }

    /** The same without the message. */
    public String shown() {
        var text = script.text();
        int start = Math.min(span.start(), text.length());
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
        int from = Math.max(lineStart, start - WIDTH / 2);
        int to = Math.min(lineEnd, from + WIDTH);
        int marks = Math.clamp(span.end() - start, 1, Math.max(1, to - start));
        return "%s, line %d, column %d:\n  %s\n  %s%s"
                .formatted(
                        script.name(),
                        text.substring(0, start).chars().filter(c -> c == '\n').count() + 1,
                        start - lineStart + 1,
                        text.substring(from, to).replaceAll("\\p{Cntrl}", " "),
                        " ".repeat(start - from) + "^".repeat(marks),
                        hint.isEmpty() ? "" : "\n" + hint);
    }
}
