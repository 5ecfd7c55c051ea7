package dev.ferry.server.site;

import dev.ferry.migration.Health;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** So many of a kind; of kinds that there are none of, nothing is said. */
record Counted(String style, String text, int number) {

    /** Worst first. */
    static List<Counted> health(Stream<Health.Level> levels) {
        var all = levels.toList();
        return Arrays.stream(Health.Level.values())
                .sorted(Comparator.reverseOrder())
                .map(l -> new Counted(style(l), l.text(), count(all, l)))
                .filter(c -> c.number() > 0)
                .toList();
    }

    /** Furthest first. */
    static List<Counted> steps(Stream<Step> steps) {
        var all = steps.toList();
        return Arrays.stream(Step.values())
                .map(s -> new Counted(s.style(), s.text(), count(all, s)))
                .filter(c -> c.number() > 0)
                .toList();
    }

    static String style(Health.Level level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> int count(List<T> all, T wanted) {
        return Math.toIntExact(all.stream().filter(wanted::equals).count());
    }
}
