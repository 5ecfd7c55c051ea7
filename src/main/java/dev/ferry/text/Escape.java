package dev.ferry.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text from people safe for the place where we publish it. Rendered, it looks as they wrote
 * it; it starts no quick action ({@code /close}), mentions nobody, refers to no issue, opens no
 * HTML, ends none of our comments and breaks no table.
 */
public final class Escape {

    /**
     * An invisible space. Trackers look for mentions and references in the rendered text, where an
     * escaped character is the character again; only something after it keeps them away.
     */
    private static final String BREAK = "&#8203;";

    /** What ends a code span, a table's cell or a comment, even inside of a code span. */
    private static final List<String> SPECIAL_IN_CODE = List.of("`", "|", "<!--", "-->");

    private static final Pattern MENTIONABLE = Pattern.compile("\\w[\\w.-]*+");

    private Escape() {}

    /** For places that show text as it is (titles, terminals): one line, nothing unseen in it. */
    public static String plain(String text) {
        return Plain.line(text);
    }

    /**
     * For a line shown as code, column by column: as {@link #plain}, but with all of its spaces.
     */
    public static String visible(String text) {
        return Plain.visible(text);
    }

    /** For running Markdown text; also at the start of a line. The result is one line. */
    public static String inline(String text) {
        var line = Plain.line(text);
        var out = new StringBuilder(line.length() + 16);
        int number = leadingNumber(line);
        for (int i = 0; i < line.length(); i++) {
            boolean startsBlock = i == 0 && "#+-=/".indexOf(line.charAt(0)) >= 0 || i == number;
            out.append(startsBlock ? "\\" : "").append(escaped(line, i));
        }
        return out.toString();
    }

    /** For a cell of a table. */
    public static String cell(String text) {
        return inline(text);
    }

    /** As code, for names and values; works in tables too. Nothing where there is no text. */
    public static String code(String text) {
        var line = Plain.line(text);
        if (line.isEmpty()) {
            return "";
        }
        boolean simple = SPECIAL_IN_CODE.stream().noneMatch(line::contains);
        return simple ? "`" + line + "`" : "<code>" + inline(line) + "</code>";
    }

    /** As a quotation, line by line. */
    public static String block(String text) {
        return text.strip()
                .lines()
                .map(line -> ("> " + inline(line)).strip())
                .collect(Collectors.joining("  \n"));
    }

    /**
     * Mentions somebody on purpose. A name that is no username, or that stands for everybody, comes
     * as code.
     */
    public static String mention(String username) {
        boolean person =
                MENTIONABLE.matcher(username).matches() && !username.equalsIgnoreCase("all");
        return person ? "@" + username : code("@" + username);
    }

    /** At most {@code max} code points; where something was cut the last one is {@code …}. */
    public static String limit(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        return max < 1 ? "" : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }

    /** Where the dot of a leading {@code 1.} stands, or -1. */
    private static int leadingNumber(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '9') {
            i++;
        }
        boolean list =
                i > 0 && i < line.length() && (line.charAt(i) == '.' || line.charAt(i) == ')');
        return list ? i : -1;
    }

    private static String escaped(String line, int i) {
        char c = line.charAt(i);
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            // Tables and our own comments are cut out of the raw text, where a backslash is no
            // help.
            case '|' -> "&#124;";
            case '\\' -> "&#92;";
            case '`', '_', ']' -> "\\" + c;
            case '*', '[' -> "\\" + c + breakIf(isLetter(line, i + 1));
            case '@' -> "@" + BREAK;
            case '&' -> "&amp;" + breakIf(isDigit(line, i + 1));
            case '!' -> "!" + breakIf(isDigit(line, i + 1));
            case '$' -> "&#36;" + breakIf(isDigit(line, i + 1));
            case '~' -> "&#126;" + breakIf(isName(line, i + 1));
            case '#', '%' -> c + breakIf(isName(line, i + 1));
            case ':' -> ":" + breakIf(line.startsWith("//", i + 1));
            case '-' -> "-" + breakIf(isDigit(line, i + 1) && endsInTracker(line, i));
            case '.' -> breakIf(endsWith(line, i, "www")) + ".";
            default -> String.valueOf(c);
        };
    }

    private static String breakIf(boolean condition) {
        return condition ? BREAK : "";
    }

    private static boolean isDigit(String line, int i) {
        return i < line.length() && Character.isDigit(line.charAt(i));
    }

    private static boolean isLetter(String line, int i) {
        return i < line.length() && Character.isLetter(line.charAt(i));
    }

    private static boolean isName(String line, int i) {
        return i < line.length() && line.charAt(i) != ' ';
    }

    /** {@code GH-12} and {@code GL-12} are issues to GitHub and GitLab. */
    private static boolean endsInTracker(String line, int end) {
        return endsWith(line, end, "gh") || endsWith(line, end, "gl");
    }

    private static boolean endsWith(String line, int end, String word) {
        return line.regionMatches(true, end - word.length(), word, 0, word.length());
    }
}
