package dev.ferry.command;

import dev.ferry.text.Escape;
import java.util.List;

/**
 * A word of a line.
 *
 * @param text what it says: without quotes, without what cannot be seen; of an option its name
 * @param start where it begins in the line, quotes and hyphens included
 */
record Word(String text, int start, int end, Form form) {

    enum Form {
        BARE,
        /** A value, whatever it looks like. */
        QUOTED,
        /** Begins with a quote that never ends, and so reaches to the end of the line. */
        UNCLOSED,
        OPTION
    }

    static List<Word> split(String line, int from) {
        return new WordReader(line, from).words();
    }

    /** All of the line from here on as one word. */
    static Word rest(String line, int from) {
        int end = line.stripTrailing().length();
        return new Word(
                Escape.plain(line.substring(from)), from, Math.max(end, from + 1), Form.BARE);
    }

    boolean isOption() {
        return form == Form.OPTION;
    }

    boolean isBare() {
        return form == Form.BARE;
    }

    boolean isBare(String word) {
        return isBare() && text.equalsIgnoreCase(word);
    }
}
