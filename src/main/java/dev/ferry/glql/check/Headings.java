package dev.ferry.glql.check;

import dev.ferry.glql.lang.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Headings of columns that have no alias. */
final class Headings {

    private Headings() {}

    /** {@code dueDate} is headed {@code Due date}. */
    static String of(String key) {
        var words = String.join(" ", words(key)).toLowerCase(Locale.ROOT);
        if (words.equals("id")) {
            return "ID";
        }
        if (words.isEmpty()) {
            return key;
        }
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }

    /** {@code labels("workflow::*")} is headed {@code Labels: Workflow}. */
    static String of(Function function) {
        return of(function.name())
                + ": "
                + function.inner().stream().map(Headings::of).collect(Collectors.joining(", "));
    }

    /**
     * Splits where no letter or digit stands, and inside of {@code camelCase} and {@code HTMLPage}.
     */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        int[] chars = text.codePoints().toArray();
        for (int i = 0; i < chars.length; i++) {
            boolean part = Character.isLetterOrDigit(chars[i]);
            if ((!part || startsWord(chars, i)) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (part) {
                word.appendCodePoint(chars[i]);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean startsWord(int[] chars, int i) {
        if (i == 0 || !Character.isUpperCase(chars[i])) {
            return false;
        }
        boolean endsAcronym =
                Character.isUpperCase(chars[i - 1])
                        && i + 1 < chars.length
                        && Character.isLowerCase(chars[i + 1]);
        return Character.isLowerCase(chars[i - 1]) || endsAcronym;
    }
}
