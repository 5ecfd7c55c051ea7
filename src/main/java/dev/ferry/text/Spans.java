package dev.ferry.text;

import dev.ferry.text.Blocks.Placed;
import dev.ferry.text.Prose.Kind;
import dev.ferry.text.Prose.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Code spans and comments inside a paragraph, which may cover the beginnings of its later lines.
 */
final class Spans {

    private static final String COMMENT = "<!--";

    private record Span(int start, int end, Kind kind) {}

    private final String text;
    private final Map<Integer, Deque<Integer>> backticks;
    private final List<Span> found = new ArrayList<>();
    private boolean commentsMayEnd = true;

    private Spans(String text) {
        this.text = text;
        this.backticks = backticks(text);
    }

    static List<Line> settle(List<Placed> placed) {
        var lines = new ArrayList<Line>(placed.size());
        int from = 0;
        while (from < placed.size()) {
            int to = from + 1;
            while (to < placed.size() && placed.get(to).continues()) {
                to++;
            }
            lines.addAll(paragraph(placed.subList(from, to).stream().map(Placed::line).toList()));
            from = to;
        }
        return lines;
    }

    private static List<Line> paragraph(List<Line> lines) {
        if (lines.size() == 1) {
            return lines;
        }
        var spans = new Spans(lines.stream().map(Line::text).collect(Collectors.joining("\n")));
        spans.search();
        return spans.mark(lines);
    }

    private List<Line> mark(List<Line> lines) {
        var marked = new ArrayList<Line>(lines.size());
        int at = 0;
        int next = 0;
        for (var line : lines) {
            while (next < found.size() && found.get(next).end() <= at) {
                next++;
            }
            boolean inside = next < found.size() && found.get(next).start() < at;
            marked.add(inside ? line.as(found.get(next).kind()) : line);
            at += line.text().length() + 1;
        }
        return marked;
    }

    private void search() {
        int i = 0;
        while (i < text.length()) {
            i =
                    switch (text.charAt(i)) {
                        case '\\' -> i + 2;
                        case '`' -> code(i);
                        case '<' -> comment(i);
                        default -> i + 1;
                    };
        }
    }

    /** A span ends with a run of as many backticks as it began with. */
    private int code(int start) {
        int length = run(text, start);
        var sameLength = backticks.getOrDefault(length, new ArrayDeque<>());
        while (!sameLength.isEmpty() && sameLength.peek() < start + length) {
            sameLength.pop();
        }
        return sameLength.isEmpty()
                ? start + length
                : add(start, sameLength.peek() + length, Kind.CODE);
    }

    private int comment(int start) {
        int end =
                commentsMayEnd && text.startsWith(COMMENT, start)
                        ? text.indexOf("-->", start + 2)
                        : -1;
        if (end < 0) {
            commentsMayEnd &= !text.startsWith(COMMENT, start);
            return start + 1;
        }
        return add(start, end + 3, Kind.HIDDEN);
    }

    private int add(int start, int end, Kind kind) {
        found.add(new Span(start, end, kind));
        return end;
    }

    /** Where whole runs of backticks begin, by their length. */
    private static Map<Integer, Deque<Integer>> backticks(String text) {
        var runs = new HashMap<Integer, Deque<Integer>>();
        for (int i = text.indexOf('`'); i >= 0; i = text.indexOf('`', i)) {
            int length = run(text, i);
            runs.computeIfAbsent(length, _ -> new ArrayDeque<>()).add(i);
            i += length;
        }
        return runs;
    }

    private static int run(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) == '`') {
            i++;
        }
        return i - start;
    }
}
