package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Issue;
import java.util.Locale;
import java.util.Optional;

/**
 * Which issues of a list somebody wants to see.
 *
 * @param state {@code open}, {@code closed}, or anything else for both
 * @param words in title or body, case aside
 */
record Filter(Optional<String> state, Optional<String> label, Optional<String> words) {

    boolean takes(Issue issue) {
        return state.map(s -> isIn(issue, s)).orElse(true)
                && label.map(issue.labels()::contains).orElse(true)
                && words.map(w -> mentions(issue, w)).orElse(true);
    }

    private static boolean isIn(Issue issue, String state) {
        return switch (state) {
            case "open" -> issue.open();
            case "closed" -> !issue.open();
            default -> true;
        };
    }

    private static boolean mentions(Issue issue, String words) {
        var wanted = words.toLowerCase(Locale.ROOT);
        return issue.title().toLowerCase(Locale.ROOT).contains(wanted)
                || issue.body().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
