package dev.ferry.text;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * HTML that reaches over blank lines up to its end and holds no Markdown (CommonMark §4.6, 1-5).
 */
enum HtmlBlock {
    VERBATIM("<(?:pre|script|style|textarea)(?=[ \\t>]|$)", "</(?:pre|script|style|textarea)>"),
    COMMENT("<!(?=--)", "-->"),
    INSTRUCTION("<\\?", "\\?>"),
    DECLARATION("<!(?=[a-z])", ">"),
    CDATA("<!\\[CDATA\\[", "\\]\\]>");

    private final Pattern start;
    private final Pattern end;

    HtmlBlock(String start, String end) {
        this.start = Pattern.compile(start, Pattern.CASE_INSENSITIVE);
        this.end = Pattern.compile(end, Pattern.CASE_INSENSITIVE);
    }

    static Optional<HtmlBlock> at(Cursor cursor) {
        return Stream.of(values())
                .filter(block ->
                        block.start
                                .matcher(cursor.line())
                                .region(cursor.position(), cursor.line().length())
                                .lookingAt())
                .findFirst();
    }

    /**
     * Whether the block that begins in this line at {@code from} (0 for a later line) ends in it.
     */
    boolean endsIn(String line, int from) {
        return end.matcher(line).find(Math.min(from, line.length()));
    }
}
