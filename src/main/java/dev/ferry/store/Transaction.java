package dev.ferry.store;

import java.sql.Connection;
import java.sql.SQLException;

/** All or nothing on one connection, which must not commit by itself. */
final class Transaction {

    private Transaction() {}

    static <T> T run(Connection connection, Query<T> work) throws SQLException {
        try {
            var answer = work.run(connection);
            connection.commit();
            return answer;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
