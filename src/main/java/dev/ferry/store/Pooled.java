package dev.ferry.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** PostgreSQL: every transaction on a connection of the pool, on the caller's thread. */
final class Pooled implements Reads, Commits {

    private static final int CONNECTIONS = 16;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final int TRIES = 4;

    private final HikariDataSource pool;
    private final WriteHook hook;

    Pooled(String url, WriteHook hook) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("ferry");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setAutoCommit(false);
        this.pool = new HikariDataSource(config);
        this.hook = hook;
    }

    HikariDataSource source() {
        return pool;
    }

    @Override
    public <T> T read(Query<T> query) throws SQLException {
        try (var connection = pool.getConnection()) {
            return transaction(connection, query);
        }
    }

    @Override
    public <T> CompletableFuture<T> submit(
            String write, Query<T> work, Consumer<? super T> committed) {
        try (var connection = pool.getConnection()) {
            hook.before(write);
            var answer = transaction(connection, work);
            hook.after(write);
            committed.accept(answer);
            return CompletableFuture.completedFuture(answer);
        } catch (SQLException e) {
            return CompletableFuture.failedFuture(StoreException.during(write, e));
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Done again where it only stood in another replica's way. */
    private static <T> T transaction(Connection connection, Query<T> work) throws SQLException {
        for (int left = TRIES - 1; ; left--) {
            try {
                var answer = work.run(connection);
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                if (left == 0 || !(e instanceof SQLException sql) || !isCollision(sql)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isCollision(SQLException e) {
        return "40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
