package dev.ferry.tracker.embedded;

import dev.ferry.tracker.TrackerException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the one connection, prepared once. {@code ?1} in a statement is the first value. An
 * empty Optional is NULL, an Instant its milliseconds, and what is no number its text.
 */
final class Session {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** One row to a value. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    void update(String sql, Object... values) {
        try {
            bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    <T> List<T> list(String sql, Row<T> row, Object... values) {
        try (var result = bound(sql, values).executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    <T> Optional<T> find(String sql, Row<T> row, Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    <T> T one(String sql, Row<T> row, Object... values) {
        return find(sql, row, values).orElseThrow();
    }

    static TrackerException unavailable(SQLException e) {
        return new TrackerException(
                TrackerException.Kind.UNAVAILABLE,
                "embedded tracker: its database failed: " + e.getMessage(),
                e);
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, plain(values[i]));
        }
        return statement;
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Session::plain).orElse(null);
            case Number number -> number;
            case Boolean flag -> flag ? 1 : 0;
            case Instant at -> at.toEpochMilli();
            default -> value.toString();
        };
    }
}
