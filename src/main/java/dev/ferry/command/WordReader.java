package dev.ferry.command;

import dev.ferry.command.Word.Form;
import dev.ferry.text.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Splits a line into words. Reads what phones and word processors make of ASCII, too: curly quotes,
 * {@code —} for {@code --}, {@code →} for {@code ->}, and spaces that do not break.
 */
final class WordReader {

    /** What may end a quote, by how it began. Back-ticks quote, since names are written so. */
    private static final Map<Character, String> QUOTES =
            Map.of('"', "\"", '`', "`", '“', "”\"", '„', "“”\"");

    private final String line;
    private final List<Word> words = new ArrayList<>();
    private int at;

    WordReader(String line, int from) {
        this.line = line;
        this.at = from;
    }

    List<Word> words() {
        skipSpaces();
        while (at < line.length()) {
            if (hyphens() > 0) {
                option();
            } else {
                value();
            }
            skipSpaces();
        }
        return words;
    }

    private void skipSpaces() {
        while (at < line.length() && isSpace(at)) {
            at++;
        }
    }

    private void option() {
        int start = at;
        at += hyphens();
        int name = at;
        while (at < line.length() && !isSpace(at) && line.charAt(at) != '=') {
            at++;
        }
        add(line.substring(name, at).toLowerCase(Locale.ROOT), start, Form.OPTION);
        if (at < line.length() && line.charAt(at) == '=') {
            at++;
            if (at < line.length() && !isSpace(at)) {
                value();
            }
        }
    }

    private void value() {
        if (QUOTES.containsKey(line.charAt(at))) {
            quoted();
        } else {
            bare();
        }
    }

    private void quoted() {
        int start = at;
        var ends = QUOTES.getOrDefault(line.charAt(at), "");
        var text = new StringBuilder();
        for (at++; at < line.length(); at++) {
            char c = line.charAt(at);
            if (ends.indexOf(c) >= 0) {
                at++;
                add(text.toString(), start, Form.QUOTED);
                return;
            }
            boolean escape =
                    c == '\\' && at + 1 < line.length() && "\\\"".indexOf(line.charAt(at + 1)) >= 0;
            text.append(escape ? line.charAt(++at) : c);
        }
        add(text.toString(), start, Form.UNCLOSED);
    }

    /** A word ends before an arrow, so that {@code a->b} is three. */
    private void bare() {
        int start = at;
        if (arrow() > 0) {
            at += arrow();
        } else {
            while (at < line.length() && !isSpace(at) && arrow() == 0) {
                at++;
            }
        }
        add(line.substring(start, at), start, Form.BARE);
    }

    private void add(String raw, int start, Form form) {
        var text = Escape.plain(raw);
        if (form == Form.BARE && text.equals("%") && followsNumber()) {
            var number = words.removeLast();
            words.add(new Word(number.text() + "%", number.start(), at, Form.BARE));
        } else if (!text.isEmpty() || form != Form.BARE) {
            words.add(new Word(text, start, at, form));
        }
    }

    private boolean followsNumber() {
        return !words.isEmpty()
                && words.getLast().isBare()
                && words.getLast().text().matches("\\d+");
    }

    private int arrow() {
        return line.startsWith("->", at) ? 2 : line.startsWith("→", at) ? 1 : 0;
    }

    /** How many characters here begin an option: two hyphens, or the dash they were turned into. */
    private int hyphens() {
        int length = line.startsWith("--", at) ? 2 : "—–".indexOf(line.charAt(at)) >= 0 ? 1 : 0;
        boolean name = at + length < line.length() && Character.isLetter(line.charAt(at + length));
        return name ? length : 0;
    }

    private boolean isSpace(int i) {
        char c = line.charAt(i);
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
