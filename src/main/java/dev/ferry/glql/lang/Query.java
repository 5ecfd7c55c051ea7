package dev.ferry.glql.lang;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A query that was read; whether its fields exist and its values fit is not known yet.
 *
 * @param groups the fields of {@code group by}, none in most queries
 */
public record Query(Script script, Condition condition, List<FieldName> groups) {

    public Query {
        groups = List.copyOf(groups);
    }

    public static Query parse(String text, Dialect dialect) {
        return new QueryParser(new Script("query", text), dialect).query();
    }

    public List<Condition.Term> terms() {
        return condition.terms().toList();
    }

    /** The same query in one spelling; reading that gives the same again. */
    public String written() {
        return condition.written()
                + (groups.isEmpty()
                        ? ""
                        : groups.stream()
                                .map(FieldName::written)
                                .collect(Collectors.joining(", ", " group by ", "")));
    }
}
