package dev.ferry.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A Markdown text by lines, each with what it is: ordinary text, or something that only shows text
 * (code, a quotation) or hides it (a comment). Follows CommonMark and GitLab's {@code >>>} as far
 * as that question goes, with two differences on purpose: a line that does not begin with {@code >}
 * is no part of the quotation before it, and what stands in {@code <details>} or {@code <div>} is
 * ordinary. Takes time linear in the length of the text, whatever it holds.
 */
public record Prose(List<Line> lines) {

    public Prose {
        lines = List.copyOf(lines);
    }

    /** What a line is, judged at its beginning. */
    public enum Kind {
        ORDINARY,
        CODE,
        QUOTE,
        /** In an HTML comment, or in HTML whose content is no Markdown, such as {@code <pre>}. */
        HIDDEN
    }

    /**
     * @param number counted from 1
     * @param start where it begins in the whole text
     * @param text without its line end
     * @param item where in {@code text} the content of a list item begins; -1 where the line begins
     *     no item
     */
    public record Line(int number, int start, String text, Kind kind, int item) {

        public boolean isOrdinary() {
            return kind == Kind.ORDINARY;
        }

        Line as(Kind other) {
            return new Line(number, start, text, other, item);
        }

        Line withItem(int at) {
            return new Line(number, start, text, kind, at);
        }
    }

    /** Lines end with LF, CRLF or a lone CR. */
    public static Prose of(String text) {
        return new Prose(Spans.settle(Blocks.of(split(text))));
    }

    private static List<Line> split(String text) {
        var lines = new ArrayList<Line>();
        int start = 0;
        while (start <= text.length()) {
            int end = lineEnd(text, start);
            var line = text.substring(start, end);
            lines.add(new Line(lines.size() + 1, start, line, Kind.ORDINARY, -1));
            start = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        return lines;
    }

    private static int lineEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }
}
