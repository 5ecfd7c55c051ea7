package dev.ferry.command;

import dev.ferry.text.Columns;
import dev.ferry.text.Escape;

/**
 * A line shown back with carets under a part of it, to be set where every letter takes one column.
 *
 * @param line what can be seen of it around that part; begins none of our hidden comments
 */
record Echo(String line, String carets) {

    private static final int BEFORE = 60;
    private static final int WIDEST = 100;
    private static final String CUT = "…";

    /**
     * @param column counted from 1 in chars; may lie behind the end
     */
    static Echo of(String source, int column, int length) {
        int start = Math.min(column - 1, source.length());
        int from = Math.max(0, start - BEFORE);
        int to = Math.min(source.length(), from + WIDEST);
        int end = Math.min(start + length, to);
        var before = (from > 0 ? CUT : "") + Escape.visible(source.substring(from, start));
        var part = Escape.visible(source.substring(start, end));
        var after = Escape.visible(source.substring(end, to)) + (to < source.length() ? CUT : "");
        int behind = column - 1 - start;
        return new Echo(
                (before + part + after).replace("<!--", "‹!--"),
                " ".repeat(Columns.of(before) + behind)
                        + "^".repeat(Math.max(1, Columns.of(part))));
    }
}
