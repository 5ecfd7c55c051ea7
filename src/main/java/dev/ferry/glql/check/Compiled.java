package dev.ferry.glql.check;

import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.Query;
import dev.ferry.glql.schema.Source;
import java.time.LocalDate;
import java.util.List;

/**
 * A query that GitLab would accept (or Ferry, in its own dialect), and all that it means.
 *
 * @param groups the fields that rows are counted by; none in most queries
 * @param sorts at most one where rows are listed
 */
public record Compiled(
        Dialect dialect,
        Query query,
        Source source,
        Scope scope,
        Test test,
        List<Column> columns,
        List<Column> groups,
        List<Sort> sorts,
        LocalDate today) {

    public Compiled {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
        sorts = List.copyOf(sorts);
    }

    /** Filters that every row passes; a store may leave out what fails one. */
    public List<Filter> filters() {
        return test.conjuncts().toList();
    }
}
