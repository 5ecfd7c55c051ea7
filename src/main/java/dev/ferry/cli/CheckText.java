package dev.ferry.cli;

import dev.ferry.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** Findings for a terminal: a line for each, and under what is not well why and what to do. */
final class CheckText {

    private static final int WIDTH = 110;
    private static final int LONGEST_PLACE = 44;

    private CheckText() {}

    static List<String> lines(List<Finding> findings) {
        int check = widest(findings.stream().map(Finding::check).toList(), WIDTH);
        int where = widest(findings.stream().map(Finding::where).toList(), LONGEST_PLACE);
        var lines = new ArrayList<String>();
        for (var finding : findings) {
            lines.add(
                    mark(finding.level())
                            + " "
                            + Cells.padded(finding.check(), check)
                            + "  "
                            + Cells.padded(Cells.plain(finding.where()), where)
                            + "  "
                            + Cells.plain(finding.what()));
            explain(finding, check + 4, lines);
        }
        lines.add("");
        lines.add(sum(findings));
        return lines;
    }

    /** What became of one thing that was to be mended. */
    static String mended(Finding done) {
        return Cells.plain(
                done.isGood()
                        ? "done: " + done.where() + ": " + done.what()
                        : "not done: " + done.check() + " of " + done.where() + ": " + done.why());
    }

    private static int widest(List<String> texts, int most) {
        return texts.stream().mapToInt(Cells::width).filter(w -> w <= most).max().orElse(0);
    }

    private static String mark(Finding.Level level) {
        return switch (level) {
            case GOOD -> "✓";
            case ATTENTION -> "!";
            case WRONG, MISCONFIGURED, UNREACHABLE -> "✗";
        };
    }

    private static void explain(Finding finding, int indent, List<String> lines) {
        if (finding.isGood()) {
            return;
        }
        var margin = " ".repeat(indent);
        paragraph(finding.why(), margin, margin, lines);
        paragraph(finding.remedy(), margin + "→ ", margin + "  ", lines);
    }

    private static void paragraph(String text, String first, String rest, List<String> lines) {
        if (text.isEmpty()) {
            return;
        }
        var start = first;
        for (var line : Cells.wrap(Cells.plain(text), WIDTH - first.length())) {
            lines.add(start + line);
            start = rest;
        }
    }

    private static String sum(List<Finding> findings) {
        long bad = findings.stream().filter(f -> !f.isGood()).count();
        return bad == 0
                ? "All is well (" + findings.size() + " looks)."
                : bad + " of " + findings.size() + " looks found something.";
    }
}
