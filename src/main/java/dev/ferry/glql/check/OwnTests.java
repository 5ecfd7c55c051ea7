package dev.ferry.glql.check;

import dev.ferry.glql.lang.Condition;
import dev.ferry.glql.lang.Condition.All;
import dev.ferry.glql.lang.Condition.Any;
import dev.ferry.glql.lang.Condition.Not;
import dev.ferry.glql.lang.Condition.Term;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import java.util.List;

/** Conditions of our own dialect. Nothing is merged here: every term means what it says. */
final class OwnTests {

    private final Script script;
    private final TermChecker checker;
    private final Scopes scopes;

    OwnTests(Script script, TermChecker checker, Scopes scopes) {
        this.script = script;
        this.checker = checker;
        this.scopes = scopes;
    }

    Test of(Condition condition) {
        return switch (condition) {
            case Term term when scopes.isScope(term) -> scope(term);
            case All all -> new Test.AllOf(all.parts().stream().map(this::of).toList());
            case Term term -> inside(term);
            case Any any -> new Test.AnyOf(any.parts().stream().map(this::inside).toList());
            case Not not -> new Test.Not(inside(not.part()));
        };
    }

    /** The place is part of the question, not a test. */
    private Test scope(Term term) {
        checker.requireOperator(term, scopes.operators());
        return new Test.AllOf(List.of());
    }

    private Test inside(Condition condition) {
        return switch (condition) {
            case Term term when scopes.isScope(term) -> throw misplaced(term);
            case Term term -> Rewriter.plain(checker.check(term));
            case All all -> new Test.AllOf(all.parts().stream().map(this::inside).toList());
            case Any any -> new Test.AnyOf(any.parts().stream().map(this::inside).toList());
            case Not not -> new Test.Not(inside(not.part()));
        };
    }

    private GlqlException misplaced(Term term) {
        return script.error(
                        term.span(),
                        "`%s` says where to look, and cannot stand below `or` or `not`."
                                .formatted(term.field().folded()))
                .withHint("Join it to the rest with `and`.");
    }
}
