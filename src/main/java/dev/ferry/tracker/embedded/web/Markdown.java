package dev.ferry.tracker.embedded.web;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Text that people wrote, as HTML that can do nothing but be read. */
final class Markdown {

    /** Deeper than any person writes, and shallow enough for every stack. */
    private static final int DEEPEST = 60;

    private static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    AutolinkExtension.create());

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(DEEPEST)
                    .maxInlineNesting(DEEPEST)
                    .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements("p", "br", "hr", "blockquote", "details", "summary")
                    .allowElements("h1", "h2", "h3", "h4", "h5", "h6")
                    .allowElements("ul", "ol", "li", "pre", "code", "kbd", "span", "sub", "sup")
                    .allowElements("em", "strong", "del", "s", "b", "i", "a")
                    .allowElements("table", "thead", "tbody", "tr", "th", "td")
                    .allowWithoutAttributes("span")
                    .allowAttributes("href", "title")
                    .onElements("a")
                    .allowUrlProtocols("http", "https", "mailto")
                    .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
                    .allowAttributes("align")
                    .matching(false, "left", "center", "right")
                    .onElements("th", "td")
                    .allowAttributes("start")
                    .matching(Pattern.compile("\\d{1,9}"))
                    .onElements("ol")
                    .allowAttributes("open")
                    .onElements("details")
                    .allowAttributes("class")
                    .matching(false, References.MENTION, References.DAY)
                    .onElements("span")
                    .toFactory();

    private Markdown() {}

    /**
     * @param links finds the issues and people that the text names
     * @param boxes how the boxes of task lists may be ticked
     */
    static String html(String text, References.Links links, TaskBoxes boxes) {
        var document = PARSER.parse(text);
        document.accept(new References(links));
        document.accept(boxes);
        return boxes.draw(POLICY.sanitize(RENDERER.render(document)));
    }
}
