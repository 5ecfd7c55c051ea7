package dev.ferry.config;

import java.util.ArrayList;
import java.util.List;

/** The text that a {@link Yaml} was read from, to find where its nodes end and to change it. */
final class YamlText {

    /** A text in place of what stands from here to there. */
    record Patch(int from, int to, String text) {}

    private final String text;
    private final List<Integer> lines = new ArrayList<>();
    private final String lineBreak;

    YamlText(String text) {
        this.text = text;
        lines.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || c == '\r' && !pair) {
                lines.add(i + 1);
            }
        }
        this.lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
    }

    String lineBreak() {
        return lineBreak;
    }

    String between(int from, int to) {
        return text.substring(from, to);
    }

    char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : '\n';
    }

    int start(Yaml node) {
        return offset(node.at());
    }

    /** Columns count code points. */
    private int offset(Place at) {
        return text.offsetByCodePoints(lines.get(at.line() - 1), at.column() - 1);
    }

    boolean isFlow(Yaml node) {
        return !(node instanceof Yaml.Scalar) && "[{".indexOf(at(start(node))) >= 0;
    }

    /** As much white space as there is room before the node in its line. */
    String indentation(Yaml node) {
        return " ".repeat(node.at().column() - 1);
    }

    /** Behind the last character of a node; a comment behind it is not part of it. */
    int end(Yaml node) throws UnsafeEditException {
        int start = start(node);
        return switch (node) {
            case Yaml.Scalar s -> end(s, start);
            case Yaml _ when isFlow(node) -> endOfFlow(start);
            case Yaml.Sequence s when !s.items().isEmpty() -> end(s.items().getLast());
            case Yaml.Mapping m when !m.entries().isEmpty() -> end(m.entries().getLast().value());
            default -> throw new UnsafeEditException(node.at(), "nothing stands here");
        };
    }

    private int end(Yaml.Scalar scalar, int start) throws UnsafeEditException {
        char first = at(start);
        if (!scalar.plain() && (first == '"' || first == '\'')) {
            return endOfQuote(start);
        }
        if (scalar.plain() && text.startsWith(scalar.text(), start)) {
            return start + scalar.text().length();
        }
        throw new UnsafeEditException(scalar.at(), "a text of several lines");
    }

    /** Behind a key's colon. */
    int behindColon(Yaml.Scalar key) throws UnsafeEditException {
        return text.indexOf(':', end(key)) + 1;
    }

    private int endOfQuote(int start) {
        char quote = text.charAt(start);
        int i = start + 1;
        while (text.charAt(i) != quote || quote == '\'' && at(i + 1) == '\'') {
            boolean pair = text.charAt(i) == quote || quote == '"' && text.charAt(i) == '\\';
            i += pair ? 2 : 1;
        }
        return i + 1;
    }

    private int endOfFlow(int start) {
        int depth = 0;
        char before = '[';
        for (int i = start; ; i++) {
            char c = text.charAt(i);
            if (c == '#' && Character.isWhitespace(text.charAt(i - 1))) {
                i = lineEnd(i) - 1;
            } else if ((c == '"' || c == '\'') && "[{,:".indexOf(before) >= 0) {
                i = endOfQuote(i) - 1;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if ((c == ']' || c == '}') && --depth == 0) {
                return i + 1;
            }
            before = Character.isWhitespace(c) ? before : c;
        }
    }

    /** Where the line ends that this place is in, before its break. */
    int lineEnd(int offset) {
        int i = offset;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    int lineStart(Yaml node) {
        return lines.get(node.at().line() - 1);
    }

    /** Behind the break of the line. */
    int nextLine(int offset) {
        int end = lineEnd(offset);
        return Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
    }

    /** Nothing but a comment stands between here and the end of the line. */
    boolean isLastInLine(int offset) {
        var rest = between(offset, lineEnd(offset));
        return rest.isBlank() || rest.matches("\\s+#.*");
    }

    boolean hasComment(int from, int to) {
        return between(from, to).matches("(?s).*(^|\\s)#.*");
    }

    /** Words in a line of their own below an entry. */
    Patch lineBehind(Yaml entry, String indentation, String words) throws UnsafeEditException {
        int end = end(entry);
        if (!isLastInLine(end)) {
            throw new UnsafeEditException(entry.at(), "more in the line than this entry");
        }
        int at = lineEnd(end);
        return new Patch(at, at, lineBreak + indentation + words);
    }

    /** The text with these changes; of two at one place the first comes first. */
    String patched(List<Patch> patches) {
        var ordered = new ArrayList<>(patches);
        ordered.sort(java.util.Comparator.comparingInt(Patch::from));
        var next = new StringBuilder(text.length() + 1024);
        int done = 0;
        for (var patch : ordered) {
            next.append(text, done, patch.from()).append(patch.text());
            done = patch.to();
        }
        return next.append(text, done, text.length()).toString();
    }
}
