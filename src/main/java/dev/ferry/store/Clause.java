package dev.ferry.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition in SQL that both databases understand; texts from people are among its values, all of
 * them.
 *
 * @param exact whether it says all that was asked; where not, too many items pass and never too few
 */
record Clause(String sql, List<Object> values, boolean exact) {

    static final Clause ALL = of("1 = 1");
    static final Clause NOTHING = of("1 = 0");

    static Clause of(String sql, Object... values) {
        return new Clause(sql, List.of(values), true);
    }

    static Clause in(String column, List<?> values) {
        return values.isEmpty()
                ? NOTHING
                : new Clause(
                        column + " IN " + Sql.places(values.size()), List.copyOf(values), true);
    }

    static Clause all(Clause... parts) {
        return all(List.of(parts));
    }

    static Clause all(List<Clause> parts) {
        return parts.isEmpty() ? ALL : joined(parts, " AND ");
    }

    static Clause any(List<Clause> parts) {
        return parts.isEmpty() ? NOTHING : joined(parts, " OR ");
    }

    private static Clause joined(List<Clause> parts, String word) {
        var values = new ArrayList<>();
        parts.forEach(p -> values.addAll(p.values()));
        var sql = String.join(word, parts.stream().map(p -> "(" + p.sql() + ")").toList());
        return new Clause(sql, values, parts.stream().allMatch(Clause::exact));
    }

    /** Lets pass what {@code this} lets pass, and is not the whole question. */
    Clause roughly() {
        return new Clause(sql, values, false);
    }

    /**
     * Of an exact one only. What is unknown (NULL) fails a comparison, so it passes the negation of
     * one.
     */
    Clause negated() {
        return new Clause("NOT COALESCE((" + sql + "), " + NOTHING.sql + ")", values, exact);
    }

    Clause negatedIf(boolean not) {
        return not ? negated() : this;
    }
}
