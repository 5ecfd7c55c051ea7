package dev.ferry.text;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How wide text is where every letter takes one column: in a terminal or a code block. */
public final class Columns {

    private static final Set<UnicodeScript> WIDE =
            Set.of(
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.HANGUL,
                    UnicodeScript.BOPOMOFO);

    private Columns() {}

    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /**
     * 2 for East Asian letters and emoji, 0 for what joins the letter before it, 1 for the rest.
     */
    public static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.CONTROL ->
                    0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        if (c < 0x1100 || isHalfwidth(c)) {
            return false;
        }
        return Character.isEmojiPresentation(c)
                || WIDE.contains(UnicodeScript.of(c))
                || c >= 0x3000 && c <= 0x303E
                || c >= 0xFF01 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6;
    }

    private static boolean isHalfwidth(int c) {
        return c >= 0xFF61 && c <= 0xFFDC;
    }
}
