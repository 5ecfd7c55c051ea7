package dev.ferry.glql.check;

import dev.ferry.glql.lang.Condition.Term;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Query;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.schema.Source;
import java.util.List;
import java.util.Optional;

/** Where a query looks: the terms that say so, or else the place where it stands. */
final class Scopes {

    private final Query query;
    private final Source source;
    private final Dialect dialect;

    Scopes(Query query, Source source, Dialect dialect) {
        this.query = query;
        this.source = source;
        this.dialect = dialect;
    }

    boolean isScope(Term term) {
        return term.field().option().isEmpty()
                && source.scopes().fields().contains(term.field().folded())
                && path(term.value()).isPresent();
    }

    /** The one term about the scope; more than one is an error. */
    Optional<Term> term() {
        var terms = query.terms().stream().filter(this::isScope).toList();
        if (terms.size() > 1) {
            var second = terms.get(1);
            throw query.script()
                    .error(
                            second.span(),
                            "`%s` and `%s` cannot be used together."
                                    .formatted(
                                            terms.getFirst().field().folded(),
                                            second.field().folded()));
        }
        return terms.stream().findFirst();
    }

    Optional<Scope> scope(Context context, boolean subgroups) {
        var written = term().map(t -> scope(t, subgroups));
        return written.or(() -> usual(context, subgroups));
    }

    /** Only {@code =} makes sense. */
    List<Operator> operators() {
        return List.of(Operator.EQUALS);
    }

    private Scope scope(Term term, boolean subgroups) {
        var kind =
                switch (term.field().folded()) {
                    case "project" -> Scope.Kind.PROJECT;
                    case "group" -> groupKind();
                    default -> Scope.Kind.NAMESPACE;
                };
        return new Scope(kind, path(term.value()).orElseThrow(), subgroups);
    }

    private Optional<Scope> usual(Context context, boolean subgroups) {
        var fields = source.scopes().fields();
        var project =
                context.project()
                        .filter(p -> fields.contains("project"))
                        .map(p -> new Scope(Scope.Kind.PROJECT, p, subgroups));
        return project.or(() ->
                        context.group()
                                .filter(g -> fields.contains("group"))
                                .map(g -> new Scope(groupKind(), g, subgroups)))
                .or(() ->
                        dialect == Dialect.FERRY
                                ? Optional.of(new Scope(Scope.Kind.EVERYTHING, "", subgroups))
                                : Optional.empty());
    }

    /** Projects are listed below a namespace, whichever word said so. */
    private Scope.Kind groupKind() {
        return source.scopes().fields().contains("namespace")
                ? Scope.Kind.NAMESPACE
                : Scope.Kind.GROUP;
    }

    private static Optional<String> path(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(text.text());
            case Value.Day day -> Optional.of(day.text());
            default -> Optional.empty();
        };
    }
}
