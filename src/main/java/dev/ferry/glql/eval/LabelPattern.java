package dev.ferry.glql.eval;

import java.util.Locale;

/**
 * A name in {@code labels("workflow::*")}: a star stands for any run of characters but a line end,
 * everything else for itself, in capitals or not. Matched without going back further than to the
 * last star.
 */
record LabelPattern(String folded) {

    static LabelPattern of(String written) {
        return new LabelPattern(written.toLowerCase(Locale.ROOT));
    }

    boolean matches(String label) {
        var text = label.toLowerCase(Locale.ROOT);
        int t = 0;
        int p = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < folded.length() && folded.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < folded.length() && folded.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0 && text.charAt(retry) != '\n') {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < folded.length() && folded.charAt(p) == '*') {
            p++;
        }
        return p == folded.length();
    }
}
