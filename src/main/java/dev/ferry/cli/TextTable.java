package dev.ferry.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: aligned columns, a heading, and no line longer than there is room. */
final class TextTable {

    private static final String GAP = "  ";
    private static final int NARROWEST = 6;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... heading) {
        rows.add(List.of(heading));
    }

    /** Cells may hold anything; they are shown on one line. */
    TextTable row(String... cells) {
        rows.add(List.of(cells).stream().map(Cells::plain).toList());
        return this;
    }

    /** The lines, none wider than {@code columns} as long as every column can keep a little. */
    List<String> lines(int columns) {
        var widths = widths();
        while (total(widths) > columns && shrink(widths)) {
            // one column narrower each time, always the widest
        }
        return rows.stream().map(r -> line(r, widths)).toList();
    }

    private int[] widths() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Cells.width(row.get(i)));
            }
        }
        return widths;
    }

    private static int total(int[] widths) {
        int total = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private static boolean shrink(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            widest = widths[i] > widths[widest] ? i : widest;
        }
        if (widths[widest] <= NARROWEST) {
            return false;
        }
        widths[widest]--;
        return true;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(Cells.padded(Cells.cut(row.get(i), widths[i]), widths[i]));
        }
        return line.toString().stripTrailing();
    }
}
