package dev.ferry.store;

import dev.ferry.glql.check.Filter;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.schema.Dates;
import dev.ferry.glql.schema.Truths;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One filter as a condition over the mirror's tables.
 *
 * @param named the ids of the items that a filter about parents names
 */
record MirrorFilters(Dialect dialect, Flavour flavour, Function<Filter, List<String>> named) {

    /** Empty where only an item itself can tell. */
    Optional<Clause> clause(Filter filter) {
        return switch (filter.name()) {
            case "includeSubgroups" -> Optional.of(Clause.ALL);
            case "id" -> Optional.of(Clause.in("i.number", filter.numbers()));
            case "type" -> Optional.of(Clause.in("i.type", folded(filter)));
            case "state" -> Optional.of(state(filter));
            case "confidential" -> truth(filter);
            case "author" ->
                    Optional.of(Clause.in("i.author", folded(filter)).negatedIf(filter.isNot()));
            case "label" -> Optional.of(new Held("mirrored_label").clause(filter, this::label));
            case "assignee" ->
                    Optional.of(new Held("mirrored_assignee").clause(filter, this::assignee));
            case "created", "updated", "closed" -> Optional.of(moment(filter));
            case "due" -> Optional.of(due(filter));
            case "epic", "parent" -> Optional.of(below(filter));
            case "milestone" -> milestone(filter);
            case "weight" -> Optional.of(single(filter, "i.weight", filter.numbers()));
            // In our own blocks what Ferry found counts before what people say.
            case "health" ->
                    dialect == Dialect.FERRY
                            ? present(filter, "f.item IS NOT NULL OR i.health IS NOT NULL")
                            : Optional.of(single(filter, "i.health", words(filter)));
            case "iteration", "status", "customField" -> Optional.empty();
            default -> fact(filter);
        };
    }

    private static Clause state(Filter filter) {
        var wanted = folded(filter).getFirst();
        return wanted.equals("all") ? Clause.ALL : Clause.of("i.state = ?", wanted);
    }

    private static Optional<Clause> truth(Filter filter) {
        return Truths.of(filter.value())
                .map(asked -> Clause.of("i.confidential = ?", asked != filter.isNot()));
    }

    private Clause label(String name) {
        var label = flavour.labelsFold() ? folded(name) : name;
        if (!label.endsWith("::*")) {
            return Clause.of("h.label = ?", label);
        }
        var scope = label.substring(0, label.length() - 1);
        // The character after the colon ends the range of texts that begin with the scope.
        var end = scope.substring(0, scope.length() - 1) + ';';
        return Clause.of("h.label >= ? AND h.label < ?", scope, end);
    }

    private Clause assignee(String name) {
        return Clause.of("h.username = ?", folded(name));
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
        if (filter.isNone() || filter.isAny()) {
            return single(filter, "i.parent", List.of());
        }
        var tops = named.apply(filter);
        if (filter.isNot() || tops.isEmpty()) {
            return Clause.in("i.parent", tops).negatedIf(filter.isNot());
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

    /** Whether one is running depends on its days. */
    private static Optional<Clause> milestone(Filter filter) {
        boolean running =
                filter.value() instanceof Value.Word && !filter.isNone() && !filter.isAny();
        if (!running) {
            return Optional.of(single(filter, "i.milestone", filter.texts()));
        }
        return present(filter, "i.milestone IS NOT NULL");
    }

    /** A field with one value at the most. */
    private static Clause single(Filter filter, String column, List<?> values) {
        if (filter.isNone() || filter.isAny()) {
            boolean none = filter.isNone() != filter.isNot();
            return Clause.of(column + (none ? " IS NULL" : " IS NOT NULL"));
        }
        return Clause.in(column, values).negatedIf(filter.isNot());
    }

    /** Only an issue of a migration has such a field at all. */
    private static Optional<Clause> fact(Filter filter) {
        return present(filter, "f.item IS NOT NULL");
    }

    /**
     * @param known what is true of an item that has the field at all
     */
    private static Optional<Clause> present(Filter filter, String known) {
        boolean absent = filter.isNot() || filter.isNone();
        return absent ? Optional.empty() : Optional.of(Clause.of(known).roughly());
    }

    /** A field with several values, in a table of its own. */
    private record Held(String table) {

        Clause clause(Filter filter, Function<String, Clause> one) {
            if (filter.isNone() || filter.isAny()) {
                return exists(Clause.ALL, filter.isNone() != filter.isNot());
            }
            var wanted = filter.texts().stream().map(one).toList();
            return switch (filter.operator()) {
                case NOT_EQUALS -> wanted.isEmpty() ? Clause.ALL : exists(Clause.any(wanted), true);
                case IN -> among(Clause.any(wanted));
                default -> Clause.all(wanted.stream().map(this::among).toList());
            };
        }

        private Clause exists(Clause inner, boolean not) {
            var sql =
                    "EXISTS (SELECT 1 FROM %s h WHERE h.item = i.n AND (%s))"
                            .formatted(table, inner.sql());
            return new Clause((not ? "NOT " : "") + sql, inner.values(), true);
        }

        private Clause among(Clause inner) {
            return new Clause(
                    "i.n IN (SELECT h.item FROM %s h WHERE %s)".formatted(table, inner.sql()),
                    inner.values(),
                    true);
        }
    }

    private static List<String> folded(Filter filter) {
        return filter.texts().stream().map(MirrorFilters::folded).toList();
    }

    /** {@code AT_RISK} is {@code at risk}. */
    private static List<String> words(Filter filter) {
        return folded(filter).stream().map(w -> w.replace('_', ' ')).toList();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
