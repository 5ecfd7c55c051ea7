package dev.ferry.migration;

import java.util.ArrayList;
import java.util.Collection;

/** Small turns of phrase for reasons and warnings. */
final class Words {

    private static final int NAMED = 5;

    private Words() {}

    /** {@code 1 day}, {@code 14 days}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 1 is left}, {@code 2 are left}. */
    static String left(long number) {
        return number + (number == 1 ? " is left" : " are left");
    }

    /** The features' ids; those that not everybody may know of are only counted. */
    static String features(Collection<Feature> features) {
        var words =
                new ArrayList<>(
                        features.stream().filter(f -> !f.confidential()).map(Feature::id).toList());
        long hidden = features.stream().filter(Feature::confidential).count();
        if (hidden > 0 && words.size() > NAMED) {
            words.subList(NAMED, words.size()).clear();
            return String.join(", ", words) + " and " + (features.size() - NAMED) + " more";
        }
        if (hidden > 0) {
            words.add(count(hidden, "confidential feature"));
        }
        return list(words);
    }

    /** {@code a}, {@code a and b}, {@code a, b, c, d, e and 7 more}. */
    static String list(Collection<String> words) {
        var named = words.stream().limit(words.size() <= NAMED + 1 ? NAMED + 1 : NAMED).toList();
        int rest = words.size() - named.size();
        if (rest > 0) {
            return String.join(", ", named) + " and " + rest + " more";
        }
        return named.size() < 2
                ? String.join("", named)
                : String.join(", ", named.subList(0, named.size() - 1)) + " and " + named.getLast();
    }
}
