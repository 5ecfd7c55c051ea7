package dev.ferry.text;

/** Text on one line, without what cannot be seen. */
final class Plain {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Plain() {}

    /**
     * Every run of spaces and line ends becomes one space; controls and format characters (among
     * them those that turn the direction of reading) go, except the joiners that scripts and emoji
     * need.
     */
    static String line(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        int length = out.length();
        return length > 0 && out.charAt(length - 1) == ' '
                ? out.substring(0, length - 1)
                : out.toString();
    }

    /** As {@link #line}, but with as many spaces as there were. */
    static String visible(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> isSpace(c) || !isUnseen(c))
                .forEach(c -> out.appendCodePoint(shown(c)));
        return out.toString();
    }

    private static int shown(int c) {
        return isSpace(c) ? ' ' : Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c;
    }

    /** Whether the character shows nothing itself and may change how others are shown. */
    static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> true;
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static void append(StringBuilder out, int c) {
        if (isSpace(c)) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        } else if (!isUnseen(c)) {
            out.appendCodePoint(shown(c));
        }
    }
}
