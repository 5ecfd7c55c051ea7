package dev.ferry.config;

import dev.ferry.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects everything that is wrong, so that it can be mended in one go. */
final class Mistakes {

    private static final int LONGEST_QUOTE = 80;

    private final List<Mistake> found = new ArrayList<>();
    private final Set<String> halfRead = new HashSet<>();

    void add(Place at, String message) {
        found.add(new Mistake(at, message));
    }

    /** {@code unknown team "duo-chta", did you mean "duo-chat"?} */
    void unknown(String what, Word word, Collection<String> valid) {
        unknown(what, word.at(), word.text(), valid);
    }

    void unknown(String what, Place at, String text, Collection<String> valid) {
        if (!halfRead.contains(text)) {
            add(at, "unknown " + what + " " + quoted(text) + suggestion(text, valid));
        }
    }

    /** There is something by this id, with its own mistakes: those who name it are right. */
    void halfRead(String id) {
        halfRead.add(id);
    }

    private static String suggestion(String text, Collection<String> valid) {
        var near = Nearest.to(text, valid);
        if (!near.isEmpty()) {
            return ", did you mean " + quoted(near.getFirst()) + "?";
        }
        var few = valid.stream().sorted().limit(13).toList();
        return few.isEmpty() || few.size() > 12
                ? ""
                : "; there is "
                        + few.stream().map(Mistakes::quoted).collect(Collectors.joining(", "));
    }

    /** What somebody wrote, as one short line whatever it holds. */
    static String quoted(String text) {
        var line = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST_QUOTE)
                .forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.append(text.length() > LONGEST_QUOTE ? "…\"" : "\"").toString();
    }

    boolean none() {
        return found.isEmpty();
    }

    /** By file, line and column, each once. */
    List<Mistake> sorted() {
        return found.stream().distinct().sorted(Comparator.comparing(Mistake::at)).toList();
    }
}
