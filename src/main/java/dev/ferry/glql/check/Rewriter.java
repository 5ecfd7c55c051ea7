package dev.ferry.glql.check;

import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Value.Bool;
import dev.ferry.glql.lang.Value.Many;
import dev.ferry.glql.lang.Value.Word;

/** Says the same with fewer forms: empty lists and double negations go. */
final class Rewriter {

    private Rewriter() {}

    static Filter plain(Filter filter) {
        boolean empty = filter.value() instanceof Many many && many.values().isEmpty();
        return empty && filter.operator() != Operator.IN
                ? negated(filter.with(filter.operator(), word(filter, "none")))
                : negated(filter);
    }

    private static Filter negated(Filter filter) {
        if (filter.operator() != Operator.NOT_EQUALS) {
            return filter;
        }
        return switch (filter.value()) {
            case Word w when w.is("none") -> filter.with(Operator.EQUALS, word(filter, "any"));
            case Word w when w.is("any") -> filter.with(Operator.EQUALS, word(filter, "none"));
            case Bool b when filter.field().isTruth() ->
                    filter.with(Operator.EQUALS, new Bool(b.span(), !b.value()));
            default -> filter;
        };
    }

    private static Word word(Filter filter, String text) {
        return new Word(filter.value().span(), text);
    }
}
