package dev.ferry.glql.eval;

import dev.ferry.glql.check.Filter;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.schema.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** What a filter asks of a field that holds one number or day at the most. */
final class Compared {

    private Compared() {}

    static Predicate<Item> number(Filter filter, Function<Item, Optional<Long>> number) {
        if (filter.isNone() || filter.isAny()) {
            return presence(filter, number);
        }
        return comparison(filter.operator(), filter.numbers(), number);
    }

    static Predicate<Item> day(Filter filter, Function<Item, Optional<LocalDate>> day) {
        if (filter.isNone() || filter.isAny()) {
            return presence(filter, day);
        }
        return comparison(filter.operator(), List.of(Dates.of(filter.value()).orElseThrow()), day);
    }

    static <T> Predicate<Item> presence(Filter filter, Function<Item, Optional<T>> fact) {
        boolean none = filter.isNone() != filter.isNot();
        return i -> fact.apply(i).isEmpty() == none;
    }

    private static <T extends Comparable<? super T>> Predicate<Item> comparison(
            Operator operator, List<T> wanted, Function<Item, Optional<T>> fact) {
        return switch (operator) {
            case EQUALS, IN -> i -> fact.apply(i).filter(wanted::contains).isPresent();
            case NOT_EQUALS -> i -> fact.apply(i).filter(wanted::contains).isEmpty();
            case GREATER -> compared(fact, wanted, c -> c > 0);
            case AT_LEAST -> compared(fact, wanted, c -> c >= 0);
            case LESS -> compared(fact, wanted, c -> c < 0);
            case AT_MOST -> compared(fact, wanted, c -> c <= 0);
        };
    }

    private static <T extends Comparable<? super T>> Predicate<Item> compared(
            Function<Item, Optional<T>> fact, List<T> wanted, IntPredicate c) {
        var bound = wanted.getFirst();
        return i -> fact.apply(i).filter(v -> c.test(v.compareTo(bound))).isPresent();
    }
}
