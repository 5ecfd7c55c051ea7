package dev.ferry.render;

import java.util.List;

/**
 * The first of some sentences.
 *
 * @param more how many are not among them
 */
record Some(List<String> items, int more) {

    static Some of(List<String> all, int most) {
        int shown = Math.min(most, all.size());
        return new Some(all.subList(0, shown), all.size() - shown);
    }
}
