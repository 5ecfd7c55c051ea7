package dev.ferry.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Looks at finished Markdown as a tracker would, for what must never be in it. */
final class Shape {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static final Pattern OURS =
            Pattern.compile(
                    "(?s)<!-- ferry:.*?-->|</?code>|<details><summary>[\\w"
                            + " ]+</summary>|</details>");
    private static final Pattern MENTION = Pattern.compile("(?<![\\w`])@[\\w]");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern BOX = Pattern.compile("(?m)^- \\[ ] ");

    private static final int NO_TABLE = -1;

    private Shape() {}

    /**
     * What is wrong, in words; empty when all is well.
     *
     * @param mentions calls that are on purpose, each with its @
     */
    static List<String> flaws(String markdown, List<String> mentions) {
        var flaws = new ArrayList<String>();
        markdown.lines()
                .filter(l -> l.startsWith("/"))
                .forEach(l ->
                        flaws.add(
                                "a line begins with a slash, which trackers take as a command: "
                                        + l));
        flaws.addAll(raggedTables(markdown));
        PARSER.parse(markdown).accept(new Inspector(flaws, mentions));
        return flaws;
    }

    /** Sections of the working document that are missing, out of order, or without tasks. */
    static List<String> missingSections(String body, List<String> ids) {
        var flaws = new ArrayList<String>();
        int from = 0;
        for (var id : ids) {
            var anchor =
                    Pattern.compile("(?m)^<!-- ferry:section " + id + " -->\n#+ ").matcher(body);
            if (!anchor.find(from)) {
                flaws.add(
                        "the section `"
                                + id
                                + "` is missing: `<!-- ferry:section "
                                + id
                                + " -->` must stand on the line before its heading");
                continue;
            }
            from = anchor.end();
            int next = body.indexOf("<!-- ferry:section ", from);
            if (!BOX.matcher(next < 0 ? body.substring(from) : body.substring(from, next)).find()) {
                flaws.add("the section `" + id + "` has no task, so nobody can finish it");
            }
        }
        return flaws;
    }

    private static List<String> raggedTables(String markdown) {
        var flaws = new ArrayList<String>();
        int above = NO_TABLE;
        for (var line : markdown.lines().toList()) {
            int cells = line.startsWith("|") ? cells(line) : NO_TABLE;
            if (cells != above && cells != NO_TABLE && above != NO_TABLE) {
                flaws.add(
                        "a table's line has %d cells, the one above %d: %s"
                                .formatted(cells, above, line));
            }
            above = cells;
        }
        return flaws;
    }

    static int cells(String line) {
        return Math.toIntExact(CELL_END.matcher(line).results().count()) - 1;
    }

    private static final class Inspector extends AbstractVisitor {

        private final List<String> flaws;
        private final List<String> mentions;

        Inspector(List<String> flaws, List<String> mentions) {
            this.flaws = flaws;
            this.mentions = mentions;
        }

        @Override
        public void visit(HtmlBlock html) {
            foreign(html.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            foreign(html.getLiteral());
        }

        private void foreign(String html) {
            if (!OURS.matcher(html).replaceAll("").isBlank()) {
                flaws.add("HTML that is not ours: " + html);
            }
        }

        @Override
        public void visit(Text text) {
            var rest = text.getLiteral();
            for (var mention : mentions) {
                rest = rest.replace(mention, "");
            }
            if (rest.indexOf('@') >= 0 && MENTION.matcher(rest).find()) {
                flaws.add("somebody is called who should not be: " + text.getLiteral());
            }
            if (isTableLine(text)) {
                flaws.add("a table fell apart: " + text.getLiteral());
            }
        }

        private static boolean isTableLine(Node text) {
            return text instanceof Text t
                    && t.getPrevious() == null
                    && t.getLiteral().startsWith("| ");
        }
    }
}
