package dev.ferry.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody probably meant. */
public final class Nearest {

    /** Nobody mistypes longer names than this in a way worth guessing at; it bounds the work. */
    private static final int LONGEST = 64;

    private static final int FAR = Integer.MAX_VALUE / 2;

    private static final int MOST = 3;

    private Nearest() {}

    /** The nearest candidates, best first, at most three. */
    public static List<String> to(String word, Collection<String> candidates) {
        return to(word, candidates, MOST);
    }

    private record Guess(String candidate, int score) {}

    /**
     * The candidates nearest to {@code word}, best first, at most {@code most}. Capitals do not
     * count. A candidate that holds the word is near, so is one that the word begins with; one that
     * shares no more than a few letters is left out.
     */
    public static List<String> to(String word, Collection<String> candidates, int most) {
        var wanted = folded(word);
        return candidates.stream()
                .distinct()
                .map(candidate -> new Guess(candidate, score(wanted, folded(candidate))))
                .filter(guess -> guess.score() < FAR)
                .sorted(Comparator.comparingInt(Guess::score).thenComparing(Guess::candidate))
                .limit(most)
                .map(Guess::candidate)
                .toList();
    }

    /**
     * The number of letters to insert, delete, replace or swap with their neighbour, with capitals
     * counted as small letters.
     */
    public static int distance(String a, String b) {
        return distance(folded(a), folded(b), FAR);
    }

    private static String folded(String text) {
        var head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return head.toLowerCase(Locale.ROOT);
    }

    /** Ten for each edit, less for a common beginning, so that ties fall as a reader would. */
    private static int score(String word, String candidate) {
        if (word.length() >= 2 && candidate.startsWith(word)) {
            return 5;
        }
        boolean holds = word.length() >= 3 && candidate.contains(word);
        boolean held = candidate.length() >= 3 && word.startsWith(candidate);
        int contained = holds || held ? 15 : FAR;
        int tolerated = Math.max(1, Math.max(word.length(), candidate.length()) / 3);
        int edits = distance(word, candidate, tolerated);
        if (edits > tolerated || edits >= word.length()) {
            return contained;
        }
        return Math.min(contained, 10 * edits - Math.min(9, commonPrefix(word, candidate)));
    }

    private static int commonPrefix(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int i = 0;
        while (i < most && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    /** Damerau and Levenshtein's distance over three rows; stops beyond {@code tolerated}. */
    private static int distance(String a, String b, int tolerated) {
        if (Math.abs(a.length() - b.length()) > tolerated) {
            return FAR;
        }
        var beforeLast = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
            if (fill(row, last, beforeLast, a, b, i) > tolerated) {
                return FAR;
            }
        }
        return row[b.length()];
    }

    private static int fill(int[] row, int[] last, int[] beforeLast, String a, String b, int i) {
        row[0] = i;
        int least = i;
        for (int j = 1; j <= b.length(); j++) {
            int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
            row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
            if (i > 1
                    && j > 1
                    && a.charAt(i - 1) == b.charAt(j - 2)
                    && a.charAt(i - 2) == b.charAt(j - 1)) {
                row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
            least = Math.min(least, row[j]);
        }
        return least;
    }
}
