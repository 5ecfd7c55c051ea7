package dev.ferry.migration;

import dev.ferry.migration.RolloutDates.Shortage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says that the stages of rollouts take longer than there is time, and what comes of it. */
final class TooManyStages {

    private static final String REMEDY =
            "Plan fewer or shorter stages (`rollout` in `config/ferry.yaml`), or begin at once.";

    private TooManyStages() {}

    /** What is wrong with the dates of one feature. */
    static Optional<String> of(Plan.Item item) {
        return item.rollout()
                .shortage()
                .map(s ->
                        "These stages need %s, %s until %s: %s."
                                .formatted(
                                        Words.count(s.needed(), "day"),
                                        Words.left(s.left()),
                                        item.due(),
                                        earliest(item)));
    }

    /** What is wrong with a plan, the worse first. */
    static List<String> in(List<Plan.Item> issues) {
        return Stream.of(
                        sentence(
                                issues,
                                i -> missesDue(i) && missesCutoff(i),
                                "not everybody can have the new model before the cutoff"),
                        sentence(
                                issues,
                                i -> missesDue(i) && !missesCutoff(i),
                                "the dates of its last steps lie behind the due date"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> sentence(
            List<Plan.Item> issues, Predicate<Plan.Item> which, String consequence) {
        var worst =
                issues.stream()
                        .filter(which)
                        .flatMap(i -> i.rollout().shortage().stream())
                        .max((a, b) -> Integer.compare(missing(a), missing(b)));
        return worst.map(w ->
                "Too little time for the rollout of %s: the stages need %s, %s until the due date%s; %s. %s"
                        .formatted(
                                Concerns.named(issues, which).orElseThrow(),
                                Words.count(w.needed(), "day"),
                                Words.left(w.left()),
                                issues.stream().filter(which).count() > 1 ? " at worst" : "",
                                consequence,
                                REMEDY));
    }

    private static int missing(Shortage shortage) {
        return shortage.needed() - shortage.left();
    }

    private static String earliest(Plan.Item item) {
        var rollout = item.rollout();
        if (!rollout.everybody().isAfter(item.due())) {
            return "the flag can be removed on %s at the earliest".formatted(rollout.removed());
        }
        var cutoff = item.cutoff().filter(_ -> missesCutoff(item)).map(Cutoff::date);
        return "everybody can have the new model on %s at the earliest%s"
                .formatted(
                        rollout.everybody(),
                        cutoff.map(c -> ", and the old one ends on " + c).orElse(""));
    }

    private static boolean missesDue(Plan.Item item) {
        return item.rollout().shortage().isPresent();
    }

    private static boolean missesCutoff(Plan.Item item) {
        return item.cutoff()
                .filter(c -> !item.rollout().everybody().isBefore(c.date()))
                .isPresent();
    }
}
