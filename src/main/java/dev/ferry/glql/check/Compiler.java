package dev.ferry.glql.check;

import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Query;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.lang.Value.Word;
import dev.ferry.glql.schema.Mode;
import dev.ferry.glql.schema.Source;
import dev.ferry.glql.schema.Sources;
import dev.ferry.glql.schema.Truths;
import dev.ferry.glql.schema.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks all parts of a view, in the order in which GitLab's compiler does. */
public final class Compiler {

    private final Request request;
    private final Context context;
    private final Dialect dialect;

    private Compiler(Request request, Context context) {
        this.request = request;
        this.context = context;
        this.dialect = request.dialect();
    }

    /** Throws {@link GlqlException} with GitLab's message at what is wrong. */
    public static Compiled compile(Request request, Context context) {
        return new Compiler(request, context).compile();
    }

    private Compiled compile() {
        var mode = mode();
        var selection = Selection.read(request, mode);
        var query = resolved(Query.parse(request.query(), dialect));
        var source = source(query, mode);
        var scopes = new Scopes(query, source, dialect);
        scopes.term();
        var columns = selection.columns(source);
        var test = test(query, source, scopes);
        var scope = scopes.scope(context, subgroups(test));
        requireGroup(query, test, scope);
        var sorts = request.sort().map(s -> sorts(s, mode, source, columns)).orElse(List.of());
        return new Compiled(
                dialect,
                query,
                source,
                scope.orElseThrow(() -> noScope(query, source)),
                test,
                columns,
                groups(query, source),
                sorts,
                context.today());
    }

    private Mode mode() {
        var word = request.mode().orElse("standard");
        var script = new Script("mode", word);
        return Mode.named(word)
                .orElseThrow(() ->
                        new GlqlException(
                                "Invalid mode '%s'. Valid modes are: 'standard', 'analytics'"
                                        .formatted(word),
                                script,
                                script.all()));
    }

    private Query resolved(Query query) {
        var resolver = new Resolver(query.script(), context);
        return new Query(query.script(), resolver.resolve(query.condition()), query.groups());
    }

    private Source source(Query query, Mode mode) {
        var source = Sources.usual(dialect);
        for (var term : query.terms()) {
            boolean type =
                    Vocabulary.find(term.field(), dialect)
                            .filter(f -> f.name().equals("type"))
                            .isPresent();
            if (type && term.operator() == Operator.EQUALS && term.value() instanceof Word word) {
                source = Sources.of(word, dialect);
            }
        }
        var found = source;
        return Sources.in(mode, found)
                .orElseThrow(() ->
                        query.script()
                                .error(
                                        query.script().all(),
                                        "`%s` does not support `%s` mode. Supported modes: %s."
                                                .formatted(
                                                        found.title(),
                                                        mode.word(),
                                                        Sources.modes(found))));
    }

    private Test test(Query query, Source source, Scopes scopes) {
        var checker = new TermChecker(query.script(), dialect, source);
        if (dialect == Dialect.FERRY) {
            return new OwnTests(query.script(), checker, scopes).of(query.condition());
        }
        var once = new OnceOnly(query.script());
        var filters = new ArrayList<Filter>();
        for (var term : query.terms()) {
            if (scopes.isScope(term)) {
                checker.requireOperator(term, scopes.operators());
            } else {
                var filter = checker.check(term);
                once.check(term, filter);
                filters.add(Rewriter.plain(filter));
            }
        }
        return new Test.AllOf(Merger.merged(query.script(), filters));
    }

    private static boolean subgroups(Test test) {
        return test.conjuncts()
                .filter(f -> f.name().equals("includeSubgroups"))
                .allMatch(f ->
                        Truths.of(f.value()).orElse(true) != (f.operator() == Operator.NOT_EQUALS));
    }

    private static void requireGroup(Query query, Test test, Optional<Scope> scope) {
        boolean group = scope.filter(s -> s.kind() != Scope.Kind.PROJECT).isPresent();
        test.conjuncts()
                .filter(f -> f.name().equals("includeSubgroups") && !group)
                .findFirst()
                .ifPresent(f -> {
                    throw query.script()
                            .error(f.span(), "`includeSubgroups` can only be used with: `group`.");
                });
    }

    private List<Sort> sorts(String text, Mode mode, Source source, List<Column> columns) {
        var sorts = new Sorts(new Script("sort", text), dialect);
        return mode == Mode.ANALYTICS
                ? sorts.selected(source, columns)
                : List.of(sorts.single(source));
    }

    private List<Column> groups(Query query, Source source) {
        var columns = new Columns(dialect);
        return query.groups().stream().map(g -> columns.group(query.script(), g, source)).toList();
    }

    private static GlqlException noScope(Query query, Source source) {
        return query.script()
                .error(
                        query.script().all(),
                        "`%s` is required for %s."
                                .formatted(source.scopes().required(), source.title()));
    }
}
