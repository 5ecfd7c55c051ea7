package dev.ferry.glql.eval;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Sort;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The order of rows. What has no value comes last in both directions, and no two items are equal:
 * the same items always come in the same order.
 */
final class Ordering {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** From least to most worrying. */
    private static final List<String> HEALTHS =
            List.of("cancelled", "complete", "on track", "needs attention", "at risk", "late");

    /** From the first to the last. */
    private static final List<String> PHASES =
            List.of(
                    "planned",
                    "unclear",
                    "blocked",
                    "rolled back",
                    "evaluating",
                    "implementing",
                    "testing",
                    "rolling out",
                    "complete");

    private static final Comparator<Item> TIES =
            Comparator.<Item, String>comparing(i -> i.identity().path())
                    .thenComparingLong(i -> i.identity().number())
                    .thenComparing(i -> i.identity().id());

    private Ordering() {}

    /** The newest first where a query does not say. */
    static Comparator<Item> of(Compiled compiled) {
        var sorts = compiled.sorts();
        var first = sorts.isEmpty() ? new Sort("created", true) : sorts.getFirst();
        return by(first, compiled).thenComparing(TIES);
    }

    private static Comparator<Item> by(Sort sort, Compiled compiled) {
        return switch (sort.field()) {
            case "created" -> by(sort, i -> Optional.of(i.times().created()));
            case "updated" -> by(sort, i -> Optional.of(i.times().updated()));
            case "closed" -> by(sort, i -> i.times().closed());
            case "merged" -> by(sort, i -> i.merge().flatMap(MergeFacts::merged));
            case "due" -> by(sort, i -> i.times().due());
            case "start" -> by(sort, i -> i.times().start());
            case "title" -> by(sort, i -> Optional.of(i.titleKey()));
            case "weight" -> by(sort, i -> i.planning().weight());
            case "milestone" -> by(sort, i -> i.planning().milestone().flatMap(Planning.Span::due));
            case "health" -> by(sort, i -> place(Matcher.health(i, compiled.dialect()), HEALTHS));
            case "daysLeft" -> by(sort, i -> Matcher.daysLeft(i, compiled.today()));
            // Nobody counts the thumbs of items.
            case "popularity" -> by(sort, i -> Optional.<Integer>empty());
            default -> own(sort);
        };
    }

    private static Comparator<Item> own(Sort sort) {
        return switch (sort.field()) {
            case "feature" -> byFact(sort, m -> m.feature().map(Ordering::folded));
            case "dri" -> byFact(sort, m -> m.dri().map(Ordering::folded));
            case "eta" -> byFact(sort, MigrationFacts::eta);
            case "phase" -> byFact(sort, m -> place(m.phase(), PHASES));
            case "flag" -> byFact(sort, MigrationFacts::flag);
            case "rollout" -> byFact(sort, MigrationFacts::rollout);
            case "old" -> byFact(sort, m -> Optional.of(m.oldModel()));
            case "new" -> byFact(sort, m -> Optional.of(m.newModel()));
            case "cutoff" -> byFact(sort, MigrationFacts::cutoff);
            case "provider" -> byFact(sort, m -> m.provider().map(Ordering::folded));
            default -> throw new IllegalArgumentException("no order by " + sort.field());
        };
    }

    private static <T extends Comparable<? super T>> Comparator<Item> byFact(
            Sort sort, Function<MigrationFacts, Optional<T>> key) {
        return by(sort, i -> i.migration().flatMap(key));
    }

    private static <T extends Comparable<? super T>> Comparator<Item> by(
            Sort sort, Function<Item, Optional<T>> key) {
        Comparator<T> order =
                sort.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return (a, b) -> {
            var left = key.apply(a);
            var right = key.apply(b);
            if (left.isEmpty() || right.isEmpty()) {
                return Boolean.compare(left.isEmpty(), right.isEmpty());
            }
            return order.compare(left.get(), right.get());
        };
    }

    private static Optional<Integer> place(Optional<String> word, List<String> order) {
        return word.map(Asked::lower).map(order::indexOf).filter(i -> i >= 0);
    }

    /** As people sort titles: neither capitals nor accents count. */
    static String folded(String text) {
        var parts = Normalizer.normalize(text, Normalizer.Form.NFD);
        return Asked.lower(ACCENTS.matcher(parts).replaceAll(""));
    }
}
