package dev.ferry.store;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements that close what they open. An Optional among the values stands for NULL or itself. */
final class Sql {

    private Sql() {}

    /** One row to a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns how many rows changed. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** The same statement for each row of values, in one go. */
    static void batch(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (BatchUpdateException e) {
            // Its own message repeats all values, which are people's texts.
            throw Optional.ofNullable(e.getNextException()).orElse(e);
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        }
    }

    static <T> Optional<T> one(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        return list(connection, sql, row, values).stream().findFirst();
    }

    /** Sets the parameters from the first one on. */
    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, plain(values[i]));
        }
    }

    /** {@code (?, ?, ?)} for so many values. */
    static String places(int count) {
        return "(" + String.join(", ", java.util.Collections.nCopies(count, "?")) + ")";
    }

    private static @Nullable Object plain(Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
}
