package dev.ferry.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Our part of a body that belongs to people: what stands between {@code <!-- ferry:begin ID -->}
 * and {@code <!-- ferry:end ID -->}. Everything outside is theirs and stays as it is, byte for
 * byte.
 */
public final class Region {

    private static final String BEGIN = "begin";
    private static final String END = "end";

    private Region() {}

    private record Span(Hidden.Found begin, Hidden.Found end) {

        String inner(String body) {
            return body.substring(begin.end(), end.start());
        }
    }

    private record Cut(int start, int end) {}

    /** The region as text, to be put into a new body. Lines end with LF. */
    public static String wrap(String id, String content) {
        return wrap(id, content, "\n");
    }

    /**
     * The body with this content in its region. Copies of the region collapse to the first; a
     * region that is missing or damaged is appended, and what is left of the old one is then text
     * like any other. Lines end as they do in the body. Writing the same content twice changes
     * nothing.
     */
    public static String write(String body, String id, String content) {
        var spans = spans(body, id);
        if (spans.isEmpty()) {
            return append(body, id, content);
        }
        var first = spans.getFirst();
        var before = body.substring(0, first.begin().start());
        int from = first.end().end();
        var after = spans.size() == 1 ? body.substring(from) : withoutRegions(body, id, from);
        var lineEnd =
                lineEnd(before)
                        .or(() -> lineEnd(after))
                        .or(() -> lineEnd(first.inner(body)))
                        .orElse("\n");
        return before + wrap(id, content, lineEnd) + after;
    }

    /**
     * A region where it stands, from the beginning of its first mark to the end of its last.
     *
     * @param content with LF as line end
     */
    public record Standing(String id, int start, int end, String content) {}

    /** The whole regions whose names begin like this, in their order; copies are told, too. */
    public static List<Standing> standing(String body, String prefix) {
        return Hidden.in(body).stream()
                .filter(found -> isMark(found) && found.rest().startsWith(prefix))
                .map(Hidden.Found::rest)
                .distinct()
                .flatMap(id ->
                        spans(body, id).stream()
                                .map(span ->
                                        new Standing(
                                                id,
                                                span.begin().start(),
                                                span.end().end(),
                                                content(span.inner(body)))))
                .sorted(Comparator.comparingInt(Standing::start))
                .toList();
    }

    private static String content(String inner) {
        var unix = withLineEnds(inner, "\n");
        var begun = unix.startsWith("\n") ? unix.substring(1) : unix;
        return begun.endsWith("\n") ? begun.substring(0, begun.length() - 1) : begun;
    }

    /** What stands in the region, with LF as line end, whatever the body uses. */
    public static Optional<String> read(String body, String id) {
        return spans(body, id).stream().findFirst().map(span -> content(span.inner(body)));
    }

    private static String wrap(String id, String content, String lineEnd) {
        return Hidden.writeNamed(BEGIN, id)
                + lineEnd
                + withLineEnds(disarmed(content), lineEnd)
                + lineEnd
                + Hidden.writeNamed(END, id);
    }

    private static String append(String body, String id, String content) {
        var lineEnd = lineEnd(body).orElse(body.endsWith("\r") ? "\r\n" : "\n");
        var gap = body.isEmpty() ? "" : endsLine(body) ? lineEnd : lineEnd + lineEnd;
        return body + gap + wrap(id, content, lineEnd);
    }

    private static List<Hidden.Found> marks(String body, String id) {
        return Hidden.in(body).stream()
                .filter(found -> isMark(found) && found.rest().equals(id))
                .toList();
    }

    private static boolean isMark(Hidden.Found found) {
        return found.word().equals(BEGIN) || found.word().equals(END);
    }

    /**
     * An end belongs to the nearest begin before it: a begin that lost its end swallows nothing.
     */
    private static List<Span> spans(String body, String id) {
        var spans = new ArrayList<Span>();
        var begin = Optional.<Hidden.Found>empty();
        for (var mark : marks(body, id)) {
            if (mark.word().equals(BEGIN)) {
                begin = Optional.of(mark);
            } else {
                begin.ifPresent(b -> spans.add(new Span(b, mark)));
                begin = Optional.empty();
            }
        }
        return spans;
    }

    /** The rest of the body without copies, and without single marks, which would pair up then. */
    private static String withoutRegions(String body, String id, int from) {
        var cuts = new ArrayList<Cut>();
        boolean open = false;
        for (var mark : marks(body, id)) {
            if (mark.start() < from) {
                continue;
            }
            boolean closes = open && mark.word().equals(END);
            int start = closes ? cuts.removeLast().start() : mark.start();
            cuts.add(new Cut(start, mark.end()));
            open = mark.word().equals(BEGIN);
        }
        return without(cuts, body, from);
    }

    /** What stood on both sides of a cut must not grow together into a new mark. */
    private static String without(List<Cut> cuts, String body, int from) {
        var rest = new StringBuilder();
        int at = from;
        for (var cut : cuts) {
            rest.append(body, at, cut.start());
            at = cut.end();
            if (!endsLine(rest) && !startsLineEnd(body, at)) {
                rest.append(lineEnd(body).orElse("\n"));
            }
        }
        return rest.append(body, at, body.length()).toString();
    }

    /** Content cannot end its own region, nor begin another: its marks become other comments. */
    private static String disarmed(String content) {
        var out = new StringBuilder();
        int at = 0;
        for (var mark : Hidden.in(content).stream().filter(Region::isMark).toList()) {
            int afterOpening = mark.start() + "<!--".length();
            out.append(content, at, afterOpening).append(" was ");
            at = afterOpening;
        }
        return out.append(content, at, content.length()).toString();
    }

    private static String withLineEnds(String text, String lineEnd) {
        var unix = text.replace("\r\n", "\n").replace('\r', '\n');
        return lineEnd.equals("\n") ? unix : unix.replace("\n", lineEnd);
    }

    /** How the first line ends. */
    private static Optional<String> lineEnd(String text) {
        int at = text.indexOf('\n');
        if (at < 0) {
            return Optional.empty();
        }
        return Optional.of(at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n");
    }

    private static boolean endsLine(CharSequence text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
    }

    private static boolean startsLineEnd(String text, int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }
}
