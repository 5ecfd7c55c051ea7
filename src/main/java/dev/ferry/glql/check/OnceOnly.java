package dev.ferry.glql.check;

import dev.ferry.glql.lang.Condition.Term;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.schema.Vocabulary;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Most operators may stand once with a field; another name of the field is no way around it. */
final class OnceOnly {

    private record Use(String field, Optional<String> option, Operator operator) {}

    private final Script script;
    private final Set<Use> seen = new HashSet<>();

    OnceOnly(Script script) {
        this.script = script;
    }

    void check(Term term, Filter filter) {
        boolean once = filter.operator() == Operator.IN || !filter.field().repeats();
        var use = new Use(filter.name(), filter.option(), filter.operator());
        if (once && !seen.add(use)) {
            throw script.error(
                    term.span(),
                    "Operator %s can only be used once with `%s`."
                            .formatted(
                                    filter.operator().shown(),
                                    Vocabulary.shown(term.field(), Dialect.GITLAB)));
        }
    }
}
