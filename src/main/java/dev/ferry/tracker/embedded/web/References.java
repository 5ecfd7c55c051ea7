package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.IssueRef;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Makes {@code #12}, {@code &5}, {@code @ana} and days what they mean, where they mean something.
 */
final class References extends AbstractVisitor {

    static final String MENTION = "mention";

    /** A day stays on one line. */
    static final String DAY = "day";

    /** What there is to be named; nothing for what is not there or not for the reader's eyes. */
    interface Links {

        /**
         * @param name {@code #12}, {@code acme/docs#12} or {@code &5}
         */
        Optional<Target> issue(String name);

        boolean isPerson(String username);
    }

    record Target(IssueRef ref, String title, String href) {}

    /** Each match begins where no word does, so that long words are read once. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<![\\w./&#@-])(?:(?<day>\\d{4}-\\d\\d-\\d\\d)(?![\\w-])"
                            + "|(?<issue>[\\w./-]*+[#&]\\d{1,9})(?!\\w)"
                            + "|@(?<person>\\w[\\w-]{0,63}))");

    private final Links links;

    References(Links links) {
        this.links = links;
    }

    @Override
    public void visit(Link link) {
        // what is a link already stays what it is
    }

    @Override
    public void visit(Text text) {
        var literal = text.getLiteral();
        int done = 0;
        for (var match : NAME.matcher(literal).results().toList()) {
            var nodes = nodes(match);
            if (!nodes.isEmpty()) {
                text.insertBefore(new Text(literal.substring(done, match.start())));
                nodes.forEach(text::insertBefore);
                done = match.end();
            }
        }
        text.setLiteral(literal.substring(done));
    }

    /** What stands for the name; none where it means nothing. */
    private List<Node> nodes(MatchResult match) {
        var person = match.group("person");
        if (match.group("day") != null) {
            return span(DAY, match.group());
        }
        if (person != null) {
            return links.isPerson(person) ? span(MENTION, match.group()) : List.of();
        }
        return links.issue(match.group()).map(target -> link(target, match.group())).stream()
                .toList();
    }

    private static Node link(Target target, String name) {
        var link = new Link(target.href(), target.title());
        link.appendChild(new Text(name));
        return link;
    }

    private static List<Node> span(String style, String words) {
        return List.of(html("<span class=\"" + style + "\">"), new Text(words), html("</span>"));
    }

    private static HtmlInline html(String tag) {
        var node = new HtmlInline();
        node.setLiteral(tag);
        return node;
    }
}
