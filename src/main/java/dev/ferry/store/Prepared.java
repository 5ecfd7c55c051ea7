package dev.ferry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement that is prepared once and kept, for a connection that lives as long as it does. */
final class Prepared {

    private final String sql;
    private @Nullable PreparedStatement statement;

    Prepared(String sql) {
        this.sql = sql;
    }

    int update(Connection connection, Object... values) throws SQLException {
        if (statement == null || statement.getConnection() != connection) {
            statement = connection.prepareStatement(sql);
        }
        Sql.bind(statement, values);
        return statement.executeUpdate();
    }
}
