package dev.ferry.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody probably meant: "did you mean …?". */
public final class Nearest {

    private static final int AT_MOST = 3;
    private static final int LONGEST = 200;

    private Nearest() {}

    /**
     * Those of the valid words that are near to this one, best first, at most three; none when
     * nothing is near. Case does not count; a word that begins with the other is near.
     */
    public static List<String> to(String word, Collection<String> valid) {
        record Candidate(String word, int distance) {}
        var wanted = fold(word);
        int allowed = Math.max(1, wanted.length() / 3);
        return valid.stream()
                .distinct()
                .map(v -> new Candidate(v, distance(wanted, fold(v), allowed)))
                .filter(c -> c.distance() <= allowed)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .limit(AT_MOST)
                .map(Candidate::word)
                .toList();
    }

    private static String fold(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return lower.length() <= LONGEST ? lower : lower.substring(0, LONGEST);
    }

    private static int distance(String a, String b, int allowed) {
        if (a.length() >= 3 && b.length() >= 3 && (a.startsWith(b) || b.startsWith(a))) {
            return Math.min(1, Math.abs(a.length() - b.length()));
        }
        return Math.abs(a.length() - b.length()) > allowed ? allowed + 1 : edits(a, b);
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words. */
    private static int edits(String a, String b) {
        var row = new int[3][b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[1][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = row[2];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = row[1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(row[1][j], current[j - 1]) + 1);
                if (swapped(a, i, b, j)) {
                    current[j] = Math.min(current[j], row[0][j - 2] + 1);
                }
            }
            row[2] = row[0];
            row[0] = row[1];
            row[1] = current;
        }
        return row[1][b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
