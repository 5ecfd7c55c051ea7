package dev.ferry.store;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Filter;
import dev.ferry.glql.check.Scope;
import dev.ferry.glql.check.Test;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.schema.Dates;
import dev.ferry.glql.schema.Truths;
import dev.ferry.mirror.Audience;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query as a condition over the mirror's tables. What cannot be said in SQL is left out, so that
 * too many items pass and never too few; texts from people are parameters, all of them.
 */
final class MirrorQuery {

    /**
     * @param exact whether it says all that was asked
     */
    record Clause(String sql, List<Object> values, boolean exact) {

        static Clause of(String sql, Object... values) {
            return new Clause(sql, List.of(values), true);
        }

        /** Lets pass what {@code this} lets pass, and is not the whole question. */
        Clause roughly() {
            return new Clause(sql, values, false);
        }
    }

    private static final Clause ALL = Clause.of("1 = 1");

    private final Compiled compiled;
    private final Flavour flavour;
    private final Function<Filter, List<String>> named;

    /**
     * @param named the ids of the items that a filter about parents names
     */
    MirrorQuery(Compiled compiled, Flavour flavour, Function<Filter, List<String>> named) {
        this.compiled = compiled;
        this.flavour = flavour;
        this.named = named;
    }

    Clause where(Audience audience) {
        var scope = scope(compiled.scope());
        var readers = readers(audience);
        var test = of(compiled.test()).orElse(ALL.roughly());
        return all(Stream.of(scope, readers, test).toList());
    }

    private static Clause readers(Audience audience) {
        var open =
                audience.confidentialIn()
                        .map(p ->
                                Clause.of(
                                        "(i.confidential = ? OR i.path = ? AND i.in_group = ?)",
                                        false,
                                        p,
                                        false))
                        .orElse(Clause.of("i.confidential = ?", false));
        return audience.tracker()
                .map(t -> all(List.of(Clause.of("i.tracker = ?", t), open)))
                .orElse(open);
    }

    private static Clause scope(Scope scope) {
        var path = folded(scope.path());
        return switch (scope.kind()) {
            case PROJECT -> Clause.of("i.place = ? AND i.in_group = ?", path, false);
            case GROUP, NAMESPACE ->
                    scope.subgroups()
                            ? Clause.of(
                                    "(i.place = ? OR i.place >= ? AND i.place < ?)",
                                    path,
                                    path + "/",
                                    path + "0")
                            : Clause.of("i.around = ?", path);
            case EVERYTHING -> ALL;
        };
    }

    private Optional<Clause> of(Test test) {
        return switch (test) {
            case Filter filter -> of(filter);
            case Test.AllOf all -> Optional.of(allOf(all));
            case Test.AnyOf any -> anyOf(any);
            case Test.Not not -> of(not.part()).filter(Clause::exact).map(MirrorQuery::negated);
        };
    }

    private Clause allOf(Test.AllOf all) {
        var parts = all.parts().stream().map(this::of).toList();
        var said = all(parts.stream().flatMap(Optional::stream).toList());
        return parts.stream().allMatch(Optional::isPresent) ? said : said.roughly();
    }

    private Optional<Clause> anyOf(Test.AnyOf any) {
        var parts = any.parts().stream().map(this::of).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(joined(parts.stream().flatMap(Optional::stream).toList(), " OR "))
                : Optional.empty();
    }

    private static Clause negated(Clause clause) {
        // What is unknown (NULL) fails a comparison, so it passes the negation of one.
        return new Clause(
                "NOT COALESCE((" + clause.sql() + "), " + FALSE + ")", clause.values(), true);
    }

    /** In both databases. */
    private static final String FALSE = "1 = 0";

    private static Clause all(List<Clause> parts) {
        return parts.isEmpty() ? ALL : joined(parts, " AND ");
    }

    private static Clause joined(List<Clause> parts, String word) {
        var values = new ArrayList<>();
        parts.forEach(p -> values.addAll(p.values()));
        var sql = String.join(word, parts.stream().map(p -> "(" + p.sql() + ")").toList());
        return new Clause(sql, values, parts.stream().allMatch(Clause::exact));
    }

    private Optional<Clause> of(Filter filter) {
        return switch (filter.name()) {
            case "includeSubgroups" -> Optional.of(ALL);
            case "id" -> Optional.of(in("i.number", numbers(filter.value())));
            case "type" -> Optional.of(in("i.type", texts(filter.value(), MirrorQuery::folded)));
            case "state" -> Optional.of(state(filter));
            case "confidential" -> truth(filter);
            case "author" -> Optional.of(author(filter));
            case "label" -> Optional.of(held(filter, "mirrored_label", "label", this::label));
            case "assignee" ->
                    Optional.of(
                            held(
                                    filter,
                                    "mirrored_assignee",
                                    "username",
                                    n -> is("username", folded(n))));
            case "created", "updated", "closed" -> Optional.of(moment(filter));
            case "due" -> Optional.of(due(filter));
            case "epic", "parent" -> Optional.of(below(filter));
            default -> fact(filter);
        };
    }

    private static Clause state(Filter filter) {
        var wanted = folded(text(filter.value()));
        return wanted.equals("all") ? ALL : Clause.of("i.state = ?", wanted);
    }

    private static Optional<Clause> truth(Filter filter) {
        return Truths.of(filter.value())
                .map(asked -> asked == (filter.operator() != Operator.NOT_EQUALS))
                .map(wanted -> Clause.of("i.confidential = ?", wanted));
    }

    private static Clause author(Filter filter) {
        var names = in("i.author", texts(filter.value(), MirrorQuery::folded));
        return filter.operator() == Operator.NOT_EQUALS ? negated(names) : names;
    }

    /** A field with several values in a table of its own. */
    private static Clause held(
            Filter filter, String table, String column, Function<String, Clause> one) {
        boolean not = filter.operator() == Operator.NOT_EQUALS;
        if (isWord(filter.value(), "none") || filter.value() instanceof Value.Null) {
            return exists(table, ALL, !not);
        }
        if (isWord(filter.value(), "any")) {
            return exists(table, ALL, not);
        }
        var wanted = texts(filter.value(), Function.identity()).stream().map(one).toList();
        if (wanted.isEmpty()) {
            return filter.operator() == Operator.IN ? Clause.of(FALSE) : ALL;
        }
        return switch (filter.operator()) {
            case NOT_EQUALS -> exists(table, joined(wanted, " OR "), true);
            case IN -> among(table, joined(wanted, " OR "));
            default -> all(wanted.stream().map(w -> among(table, w)).toList());
        };
    }

    private static Clause exists(String table, Clause inner, boolean not) {
        var sql =
                "EXISTS (SELECT 1 FROM %s h WHERE h.item = i.n AND (%s))"
                        .formatted(table, inner.sql());
        return new Clause((not ? "NOT " : "") + sql, inner.values(), true);
    }

    private static Clause among(String table, Clause inner) {
        return new Clause(
                "i.n IN (SELECT h.item FROM %s h WHERE %s)".formatted(table, inner.sql()),
                inner.values(),
                true);
    }

    private Clause label(String name) {
        var label = flavour.labelsFold() ? folded(name) : name;
        if (!label.endsWith("::*")) {
            return is("label", label);
        }
        var scope = label.substring(0, label.length() - 1);
        // The character after the colon ends the range of texts that begin with the scope.
        var end = scope.substring(0, scope.length() - 1) + ';';
        return Clause.of("h.label >= ? AND h.label < ?", scope, end);
    }

    private static Clause is(String column, String value) {
        return Clause.of("h." + column + " = ?", value);
    }

    private static Clause moment(Filter filter) {
        var column = "i." + filter.name();
        var day = Dates.of(filter.value()).orElseThrow();
        long begin = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return switch (filter.operator()) {
            case GREATER -> Clause.of(column + " >= ?", end);
            case AT_LEAST -> Clause.of(column + " >= ?", begin);
            case LESS -> Clause.of(column + " < ?", begin);
            case AT_MOST -> Clause.of(column + " < ?", end);
            default -> Clause.of(column + " >= ? AND " + column + " < ?", begin, end);
        };
    }

    private static Clause due(Filter filter) {
        var day = Dates.of(filter.value()).orElseThrow().toEpochDay();
        return Clause.of("i.due " + filter.operator().symbol() + " ?", day);
    }

    private Clause below(Filter filter) {
        boolean not = filter.operator() == Operator.NOT_EQUALS;
        if (isWord(filter.value(), "none") || filter.value() instanceof Value.Null) {
            return Clause.of(not ? "i.parent IS NOT NULL" : "i.parent IS NULL");
        }
        if (isWord(filter.value(), "any")) {
            return Clause.of(not ? "i.parent IS NULL" : "i.parent IS NOT NULL");
        }
        var tops = named.apply(filter);
        if (tops.isEmpty()) {
            return not ? ALL : Clause.of(FALSE);
        }
        if (not) {
            return negated(in("i.parent", tops));
        }
        return new Clause(
                """
                i.id IN (WITH RECURSIVE below (id) AS (
                  SELECT id FROM mirrored_item WHERE parent IN %s
                  UNION SELECT m.id FROM mirrored_item m JOIN below b ON m.parent = b.id)
                  SELECT id FROM below)\
                """
                        .formatted(Sql.places(tops.size())),
                List.copyOf(tops),
                true);
    }

    /** Only an issue of a migration has such a field at all. */
    private static Optional<Clause> fact(Filter filter) {
        boolean absent =
                filter.operator() == Operator.NOT_EQUALS
                        || isWord(filter.value(), "none")
                        || filter.value() instanceof Value.Null;
        return absent ? Optional.empty() : Optional.of(Clause.of("f.item IS NOT NULL").roughly());
    }

    private static Clause in(String column, List<?> values) {
        return values.isEmpty()
                ? Clause.of(FALSE)
                : new Clause(
                        column + " IN " + Sql.places(values.size()), List.copyOf(values), true);
    }

    private static List<Long> numbers(Value value) {
        return values(value)
                .filter(Value.Number.class::isInstance)
                .map(v -> ((Value.Number) v).value())
                .toList();
    }

    private static List<String> texts(Value value, Function<String, String> fold) {
        return values(value).map(MirrorQuery::text).map(fold).toList();
    }

    private static Stream<Value> values(Value value) {
        return value instanceof Value.Many many ? many.values().stream() : Stream.of(value);
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Day day -> day.text();
            case Value.Name name -> name.name();
            case Value.Word word -> word.text();
            default -> value.shown();
        };
    }

    private static boolean isWord(Value value, String word) {
        return value instanceof Value.Word w && w.is(word);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
