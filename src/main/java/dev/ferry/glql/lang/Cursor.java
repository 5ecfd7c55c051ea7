package dev.ferry.glql.lang;

import java.util.function.IntPredicate;

/** A place in a script that moves forward, and back where a guess was wrong. */
final class Cursor {

    /** What {@link #peek} tells at the end. */
    static final int END = -1;

    private final Script script;
    private final String text;
    private int at;

    Cursor(Script script) {
        this.script = script;
        this.text = script.text();
    }

    int position() {
        return at;
    }

    void backTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    int peek() {
        return atEnd() ? END : text.codePointAt(at);
    }

    int next() {
        int c = peek();
        at += Character.charCount(c);
        return c;
    }

    /** The char just passed. */
    int before() {
        return at == 0 ? END : text.charAt(at - 1);
    }

    boolean skip(String expected) {
        if (!text.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /** The same where the letters of {@code expected}, all of them small, may be capitals. */
    boolean skipWord(String expected) {
        if (at + expected.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            int c = text.charAt(at + i);
            if ((c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c) != expected.charAt(i)) {
                return false;
            }
        }
        at += expected.length();
        return true;
    }

    String take(IntPredicate wanted) {
        int start = at;
        while (!atEnd() && wanted.test(peek())) {
            next();
        }
        return text.substring(start, at);
    }

    /** Whether there were any. */
    boolean skipBlanks() {
        return !take(Letters::isBlank).isEmpty();
    }

    String rest() {
        return text.substring(at);
    }

    String from(int start) {
        return text.substring(start);
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    Span since(int start) {
        return new Span(start, at);
    }

    Script script() {
        return script;
    }

    /** An error from {@code start} to here, or to the end of what stands there. */
    GlqlException error(int start, String message) {
        int end = Math.max(at, start);
        while (end < text.length() && !Letters.isBlank(text.charAt(end))) {
            end++;
        }
        return script.error(new Span(start, end), message);
    }
}
