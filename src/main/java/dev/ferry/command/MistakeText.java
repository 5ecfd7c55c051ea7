package dev.ferry.command;

import dev.ferry.text.Escape;

/** Tells a mistake to the person who made it, as Markdown in which nothing of theirs acts. */
public final class MistakeText {

    private MistakeText() {}

    /** The line with a caret under the trouble, the reason, the nearest valid thing, an example. */
    public static String markdown(Parsed.Mistake mistake) {
        var number = String.valueOf(mistake.line());
        var echo = Echo.of(mistake.sourceLine(), mistake.column(), mistake.length());
        var meant =
                mistake.didYouMean().map(it -> "Did you mean " + Escape.code(it) + "? ").orElse("");
        return """
        %s

        ```text
        %s | %s
        %s | %s
        ```

        %sExample: %s\
        """
                .formatted(
                        Escape.inline(mistake.reason()),
                        number,
                        echo.line(),
                        " ".repeat(number.length()),
                        echo.carets(),
                        meant,
                        Escape.code(mistake.example()));
    }
}
