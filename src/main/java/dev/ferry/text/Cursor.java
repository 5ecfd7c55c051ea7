package dev.ferry.text;

/** A place in a line before the next character that is not a space, and the column it stands in. */
final class Cursor {

    private static final int TAB = 4;

    private final String line;
    private int position;
    private int column;

    Cursor(String line) {
        this.line = line;
        skipSpaces();
    }

    String line() {
        return line;
    }

    int position() {
        return position;
    }

    /** Counted from 0; a tab reaches to the next multiple of four. */
    int column() {
        return column;
    }

    boolean atEnd() {
        return position == line.length();
    }

    char next() {
        return line.charAt(position);
    }

    /** How often this character stands here in a row. */
    int run(char c) {
        int i = position;
        while (i < line.length() && line.charAt(i) == c) {
            i++;
        }
        return i - position;
    }

    boolean blankAfter(int characters) {
        for (int i = position + characters; i < line.length(); i++) {
            if (!isSpace(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    boolean spaceAfter(int characters) {
        int i = position + characters;
        return i == line.length() || isSpace(line.charAt(i));
    }

    /**
     * Goes over that many characters, none of them a tab, and the spaces behind; tells their width.
     */
    int skip(int characters) {
        position += characters;
        column += characters;
        int before = column;
        skipSpaces();
        return column - before;
    }

    private void skipSpaces() {
        while (position < line.length() && isSpace(line.charAt(position))) {
            column += line.charAt(position) == '\t' ? TAB - column % TAB : 1;
            position++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
