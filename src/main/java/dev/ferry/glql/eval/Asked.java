package dev.ferry.glql.eval;

import dev.ferry.glql.check.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a filter asks of a field that holds texts: one, several or none. */
final class Asked {

    private Asked() {}

    /**
     * @param fold how texts are made equal that count as equal
     */
    static Predicate<Item> texts(
            Filter filter, Function<Item, List<String>> held, Function<String, String> fold) {
        return texts(filter, held, fold, (a, b) -> a.contains(b));
    }

    /** Whether a set of folded texts holds a folded one, or something that it stands for. */
    @FunctionalInterface
    interface Holds {
        boolean test(Set<String> held, String wanted);
    }

    static Predicate<Item> texts(
            Filter filter,
            Function<Item, List<String>> held,
            Function<String, String> fold,
            Holds holds) {
        if (filter.isNone()) {
            boolean none = !filter.isNot();
            return item -> held.apply(item).isEmpty() == none;
        }
        if (filter.isAny()) {
            boolean some = !filter.isNot();
            return item -> !held.apply(item).isEmpty() == some;
        }
        var wanted = filter.texts().stream().map(fold).toList();
        return switch (filter.meaning()) {
            case NOT_EQUALS ->
                    item -> {
                        var has = folded(held.apply(item), fold);
                        return wanted.stream().noneMatch(w -> holds.test(has, w));
                    };
            case IN ->
                    item -> {
                        var has = folded(held.apply(item), fold);
                        return wanted.stream().anyMatch(w -> holds.test(has, w));
                    };
            default ->
                    item -> {
                        var has = folded(held.apply(item), fold);
                        return wanted.stream().allMatch(w -> holds.test(has, w));
                    };
        };
    }

    private static Set<String> folded(List<String> texts, Function<String, String> fold) {
        return texts.stream().map(fold).collect(Collectors.toSet());
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
