package dev.ferry.tracker.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The tracker's SQLite file: one connection, one piece of work at a time. */
final class Database implements AutoCloseable {

    /** Each makes of a file that the one before it made one of the next version. */
    private static final List<String> SCHEMAS = List.of("schema.sql", "schema-2.sql");

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final Session session;

    /**
     * @param place a file, or {@code :memory:}
     */
    Database(String place) {
        try {
            connection = open(place);
            session = new Session(connection);
            migrate(place);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the tracker's database " + place + " cannot be opened: " + e.getMessage(), e);
        }
    }

    <T> T read(Function<Session, T> work) {
        lock.lock();
        try {
            return work.apply(session);
        } finally {
            lock.unlock();
        }
    }

    /** All of it or nothing, durable before it returns. */
    <T> T write(Function<Session, T> work) {
        lock.lock();
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(session);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Session.unavailable(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw Session.unavailable(e);
        } finally {
            lock.unlock();
        }
    }

    private static Connection open(String place) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + place);
        return source.getConnection();
    }

    private void migrate(String place) throws SQLException {
        int version = session.one("PRAGMA user_version", row -> row.getInt(1));
        if (version > SCHEMAS.size()) {
            throw new IllegalStateException(
                    place + " was written by a newer Ferry; use that one, or another file");
        }
        for (int next = version; next < SCHEMAS.size(); next++) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(
                        "BEGIN; %s; PRAGMA user_version = %d; COMMIT"
                                .formatted(schema(SCHEMAS.get(next)), next + 1));
            }
        }
    }

    private static String schema(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
