package dev.ferry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The writing connection. It begins its transactions itself: the driver would begin the next one
 * right after each commit, and keep every other process from writing for ever.
 */
final class SqliteWriter implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement rollback;

    SqliteWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.commit = connection.prepareStatement("COMMIT");
        this.rollback = connection.prepareStatement("ROLLBACK");
    }

    /** All or nothing. */
    <T> T transaction(Query<T> work) throws SQLException {
        begin.executeUpdate();
        try {
            var answer = work.run(connection);
            commit.executeUpdate();
            return answer;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(Throwable cause) {
        try {
            rollback.executeUpdate();
        } catch (SQLException e) {
            // A full disk rolls back by itself; then there is nothing to roll back any more.
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
