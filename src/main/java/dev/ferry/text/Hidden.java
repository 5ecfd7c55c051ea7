package dev.ferry.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The one place that knows how our hidden comments look: {@code <!-- ferry:WORD REST -->}. Spaces
 * may differ from ours when we read, since editors of trackers write bodies anew.
 */
final class Hidden {

    /**
     * REST holds no angle bracket, so comments never overlap and a search takes one pass; and no
     * line end, so that a line end always parts two pieces that must not grow together.
     */
    private static final Pattern COMMENT =
            Pattern.compile("<!--[ \\t]*+ferry:([a-z][a-z-]*+)[ \\t]++([^<>\\r\\n]*+)>");

    private static final Pattern NAME = Pattern.compile("\\w++(?:[.:/-]\\w++)*+");

    private Hidden() {}

    /** A comment in a text; {@code rest} is without the spaces around it. */
    record Found(int start, int end, String word, String rest) {}

    static String write(String word, String rest) {
        return "<!-- ferry:" + word + " " + rest + " -->";
    }

    /** For names in comments, which come from our code and configuration. */
    static String writeNamed(String word, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a hidden comment: " + name);
        }
        return write(word, name);
    }

    /** All comments of ours, in order; whatever only looks like one is left out. */
    static List<Found> in(String text) {
        var found = new ArrayList<Found>();
        var m = COMMENT.matcher(text);
        while (m.find()) {
            var rest = m.group(2);
            if (rest.endsWith("--")) {
                var inner = rest.substring(0, rest.length() - 2).strip();
                found.add(new Found(m.start(), m.end(), m.group(1), inner));
            }
        }
        return found;
    }
}
