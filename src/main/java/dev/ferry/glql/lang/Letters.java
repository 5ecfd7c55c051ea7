package dev.ferry.glql.lang;

/** Kinds of characters, as GitLab's compiler tells them apart. */
final class Letters {

    private Letters() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** An English letter; names of fields and functions hold nothing else. */
    static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** A letter or number of any script, or the low line. */
    static boolean isWord(int c) {
        return c == '_'
                || Character.isAlphabetic(c)
                || switch (Character.getType(c)) {
                    case Character.DECIMAL_DIGIT_NUMBER,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER ->
                            true;
                    default -> false;
                };
    }

    static boolean isPath(int c) {
        return isWord(c) || c == '/' || c == '.' || c == '-';
    }

    /** What may stand between words; no other space of Unicode does. */
    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Without the white space of any script around it. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c);
    }
}
