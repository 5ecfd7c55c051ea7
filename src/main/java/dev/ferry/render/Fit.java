package dev.ferry.render;

import java.util.function.IntFunction;

/** Finds how many lines of a list have room. */
final class Fit {

    private Fit() {}

    /**
     * The text with as many items as fit into the budget; with none where not even one does.
     *
     * @param text renders with that many items; more items make it longer
     * @param budget in characters
     */
    static String most(int items, int budget, IntFunction<String> text) {
        var whole = text.apply(items);
        return whole.length() <= budget ? whole : search(items, budget, text);
    }

    private static String search(int items, int budget, IntFunction<String> text) {
        int fits = 0;
        int tooMany = items;
        var best = text.apply(0);
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            var tried = text.apply(middle);
            if (tried.length() <= budget) {
                fits = middle;
                best = tried;
            } else {
                tooMany = middle;
            }
        }
        return best;
    }
}
