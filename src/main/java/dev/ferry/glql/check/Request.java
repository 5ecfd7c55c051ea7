package dev.ferry.glql.check;

import dev.ferry.glql.lang.Dialect;
import java.util.Optional;

/** What somebody wrote into a block, piece by piece. */
public record Request(
        Dialect dialect,
        String query,
        Optional<String> fields,
        Optional<String> sort,
        Optional<String> mode,
        Optional<String> dimensions,
        Optional<String> metrics) {

    public static Request query(String query) {
        return new Request(
                Dialect.GITLAB,
                query,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Request dialect(Dialect other) {
        return new Request(other, query, fields, sort, mode, dimensions, metrics);
    }

    public Request fields(String text) {
        return new Request(dialect, query, Optional.of(text), sort, mode, dimensions, metrics);
    }

    public Request sort(String text) {
        return new Request(dialect, query, fields, Optional.of(text), mode, dimensions, metrics);
    }
}
