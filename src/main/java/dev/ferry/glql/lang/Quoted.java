package dev.ferry.glql.lang;

import java.util.Optional;

/** Texts in quotes. Only the quote itself can be escaped; any other backslash is an error. */
final class Quoted {

    private Quoted() {}

    /** Reads a text whose opening quote stands next; gives what stood between, escapes and all. */
    static String read(Cursor cursor) {
        int start = cursor.position();
        return find(cursor)
                .orElseThrow(() ->
                        cursor.error(
                                start, "Unterminated string `%s`".formatted(cursor.from(start))));
    }

    /** The same; empty, with the cursor anywhere, where no proper text stands. */
    static Optional<String> find(Cursor cursor) {
        int quote = cursor.peek();
        if (quote != '"' && quote != '\'') {
            return Optional.empty();
        }
        cursor.next();
        int start = cursor.position();
        while (!cursor.atEnd() && cursor.peek() != quote) {
            boolean escape = cursor.next() == '\\';
            if (escape && cursor.peek() != quote) {
                return Optional.empty();
            }
            if (escape) {
                cursor.next();
            }
        }
        int end = cursor.position();
        if (cursor.atEnd() || end == start) {
            return Optional.empty();
        }
        cursor.next();
        return Optional.of(Letters.trim(cursor.between(start, end)));
    }

    /** The text that is meant. */
    static String plain(String inner) {
        return inner.replace("\\", "");
    }

    /** With quotes again. There is no way to write an empty text but as a blank. */
    static String write(String inner) {
        return '"' + (inner.isEmpty() ? " " : plain(inner).replace("\"", "\\\"")) + '"';
    }
}
