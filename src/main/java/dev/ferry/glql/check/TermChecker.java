package dev.ferry.glql.check;

import dev.ferry.glql.lang.Condition.Term;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.lang.Span;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.lang.Value.Many;
import dev.ferry.glql.schema.Accepts;
import dev.ferry.glql.schema.FilterField;
import dev.ferry.glql.schema.Source;
import dev.ferry.glql.schema.Sources;
import dev.ferry.glql.schema.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a field can be compared like that, in the order and the words of GitLab's compiler. */
final class TermChecker {

    private static final int LONGEST_LIST = 100;

    private final Script script;
    private final Dialect dialect;
    private final Source source;

    TermChecker(Script script, Dialect dialect, Source source) {
        this.script = script;
        this.dialect = dialect;
        this.source = source;
    }

    Filter check(Term term) {
        var field = field(term);
        requireOperator(term, field.operators());
        var accepted = accepted(term, field);
        if (!accepted.operators().contains(term.operator())) {
            throw error(
                    term.value().span(),
                    "`%s` does not support the %s operator for `%s`. Supported operators: %s.",
                    shown(term),
                    term.operator().shown(),
                    term.value().shown(),
                    list(accepted.operators()));
        }
        if (term.value() instanceof Many many && many.values().size() > LONGEST_LIST) {
            throw error(
                    many.span(),
                    "`%s` field exceeds maximum limit of %d items.",
                    shown(term),
                    LONGEST_LIST);
        }
        return new Filter(term.span(), field, term.field().option(), term.operator(), term.value());
    }

    private FilterField field(Term term) {
        var known =
                Vocabulary.find(term.field(), dialect)
                        .orElseThrow(() ->
                                error(
                                                term.field().span(),
                                                "%s is not a recognized field.",
                                                term.field().written())
                                        .withHint(hint(term)));
        return source.filter(known)
                .orElseThrow(() ->
                        error(
                                        term.field().span(),
                                        "`%s` is not a recognized field for %s. Valid"
                                                + " fields: %s.",
                                        shown(term),
                                        source.title(),
                                        String.join(", ", source.filterNames()))
                                .withHint(hint(term)));
    }

    void requireOperator(Term term, List<Operator> supported) {
        if (!supported.contains(term.operator())) {
            throw error(
                    term.span(),
                    "`%s` does not support the %s operator. Supported operators: %s.",
                    shown(term),
                    term.operator().shown(),
                    list(supported));
        }
    }

    private Accepts accepted(Term term, FilterField field) {
        return field.accepts().stream()
                .filter(a -> a.fits(term.value()))
                .reduce((first, last) -> last)
                .orElseThrow(() -> mismatch(term, field));
    }

    private GlqlException mismatch(Term term, FilterField field) {
        var value = term.value();
        if (field.name().equals("type") && value instanceof Many) {
            return error(
                    value.span(),
                    "`type` contains invalid values for list comparison. Supported values: %s.",
                    ticked(Sources.issueTypes()));
        }
        var words = field.accepts().stream().flatMap(a -> a.words().stream()).distinct().toList();
        return error(
                        value.span(),
                        "`%s` cannot be compared with `%s`. Supported value types: %s.%s",
                        shown(term),
                        value.shown(),
                        field.accepts().stream()
                                .map(Accepts::shown)
                                .collect(Collectors.joining(", ")),
                        state(field, value))
                .withHint(Hints.nearest(value.shown().toLowerCase(Locale.ROOT), words));
    }

    /** {@code opened = true} is how old versions asked for the state. */
    private static String state(FilterField field, Value value) {
        boolean about = field.name().equals("created") || field.name().equals("closed");
        if (!about || !(value instanceof Value.Bool bool)) {
            return "";
        }
        boolean opened = field.name().equals("created") == bool.value();
        return " Did you mean `state = %s`?".formatted(opened ? "opened" : "closed");
    }

    private String hint(Term term) {
        return Hints.field(term.field().written(), dialect, source.filterNames());
    }

    private String shown(Term term) {
        return Vocabulary.shown(term.field(), dialect);
    }

    private static String list(List<Operator> operators) {
        return operators.stream().map(Operator::shown).collect(Collectors.joining(", "));
    }

    private static String ticked(List<String> words) {
        return words.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
    }

    private GlqlException error(Span span, String template, Object... values) {
        return script.error(span, template.formatted(values));
    }
}
