package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a tracker makes of Markdown: the words that are seen, and the tree they stand in. */
final class Rendered {

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    TablesExtension.create(),
                                    StrikethroughExtension.create(),
                                    AutolinkExtension.builder()
                                            .linkTypes(AutolinkType.URL, AutolinkType.WWW)
                                            .build()))
                    .build();

    private Rendered() {}

    static Node tree(String markdown) {
        return PARSER.parse(markdown);
    }

    /** The words under a node as they were before breaks were put in; code included. */
    static String text(Node node) {
        return raw(node, true).replace("\u200b", "").strip();
    }

    /** The words in which a tracker looks for mentions and references: code is left out. */
    static String searched(Node node) {
        return raw(node, false);
    }

    private static String raw(Node node, boolean withCode) {
        var out = new StringBuilder();
        boolean inCode = false;
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case Text text -> out.append(inCode && !withCode ? "" : text.getLiteral());
                case Code code -> out.append(withCode ? code.getLiteral() : " ");
                case HtmlInline html -> inCode = html.getLiteral().equals("<code>");
                case HardLineBreak _ -> out.append('\n');
                case Paragraph paragraph -> out.append(raw(paragraph, withCode)).append('\n');
                default -> out.append(raw(child, withCode));
            }
        }
        return out.toString();
    }

    /** Nothing but these kinds of nodes, and no HTML but our own code tags, stands in the tree. */
    static void assertOnly(Node node, Set<Class<? extends Node>> allowed) {
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            assertThat(allowed).contains(child.getClass());
            if (child instanceof HtmlInline html) {
                assertThat(html.getLiteral()).isIn("<code>", "</code>");
            }
            assertOnly(child, allowed);
        }
    }
}
