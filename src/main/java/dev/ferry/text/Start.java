package dev.ferry.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a block begins, if the text at a cursor begins one other than a paragraph. */
sealed interface Start {

    record Quote() implements Start {}

    record Fence(char mark, int length) implements Start {}

    record Html(HtmlBlock block) implements Start {}

    /** A heading or a rule: a block of its own line. */
    record Single() implements Start {}

    /**
     * @param interrupts may begin right after a line of a paragraph that is outside the list
     */
    record Item(int markerLength, boolean interrupts) implements Start {}

    Pattern RULE = Pattern.compile("(?:\\*[ \\t]*+){3,}+|(?:-[ \\t]*+){3,}+|(?:_[ \\t]*+){3,}+");

    static Optional<Start> at(Cursor cursor) {
        return switch (cursor.next()) {
            case '>' -> Optional.of(new Quote());
            case '`', '~' -> fence(cursor);
            case '<' -> HtmlBlock.at(cursor).map(Html::new);
            case '#' -> heading(cursor);
            case '*', '-', '_', '+' -> isRule(cursor) ? Optional.of(new Single()) : bullet(cursor);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(cursor);
            default -> Optional.empty();
        };
    }

    /** A fence of backticks has none after it: that would be a code span. */
    private static Optional<Start> fence(Cursor cursor) {
        char mark = cursor.next();
        int length = cursor.run(mark);
        boolean span = mark == '`' && cursor.line().indexOf('`', cursor.position() + length) >= 0;
        return length < 3 || span ? Optional.empty() : Optional.of(new Fence(mark, length));
    }

    private static Optional<Start> heading(Cursor cursor) {
        int level = cursor.run('#');
        return level <= 6 && cursor.spaceAfter(level)
                ? Optional.of(new Single())
                : Optional.empty();
    }

    private static boolean isRule(Cursor cursor) {
        var line = cursor.line();
        return RULE.matcher(line).region(cursor.position(), line.length()).matches();
    }

    private static Optional<Start> bullet(Cursor cursor) {
        return cursor.next() != '_' && cursor.spaceAfter(1)
                ? Optional.of(new Item(1, !cursor.blankAfter(1)))
                : Optional.empty();
    }

    private static Optional<Start> number(Cursor cursor) {
        var line = cursor.line();
        int i = cursor.position();
        while (i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '9') {
            i++;
        }
        int digits = i - cursor.position();
        boolean dot = i < line.length() && (line.charAt(i) == '.' || line.charAt(i) == ')');
        if (digits > 9 || !dot || !cursor.spaceAfter(digits + 1)) {
            return Optional.empty();
        }
        boolean one = digits == 1 && cursor.next() == '1';
        return Optional.of(new Item(digits + 1, one && !cursor.blankAfter(digits + 1)));
    }
}
