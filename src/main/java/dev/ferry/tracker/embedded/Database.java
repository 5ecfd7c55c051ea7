package dev.ferry.tracker.embedded;

import dev.ferry.tracker.TrackerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** The tracker's SQLite file: one connection, one piece of work at a time. */
final class Database implements AutoCloseable {

    private static final int SCHEMA_VERSION = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Handle handle;

    /**
     * @param place a file, or {@code :memory:}
     */
    Database(String place) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        try {
            var connection =
                    DriverManager.getConnection("jdbc:sqlite:" + place, config.toProperties());
            handle = Jdbi.create(connection).open();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the tracker's database " + place + " cannot be opened: " + e.getMessage(), e);
        }
        migrate(place);
    }

    <T> T read(Function<Handle, T> work) {
        lock.lock();
        try {
            return work.apply(handle);
        } catch (JdbiException e) {
            throw unavailable(e);
        } finally {
            lock.unlock();
        }
    }

    /** All of it or nothing, durable before it returns. */
    <T> T write(Function<Handle, T> work) {
        return read(h -> h.inTransaction(work::apply));
    }

    @Override
    public void close() {
        lock.lock();
        try (var connection = handle.getConnection()) {
            handle.close();
        } catch (SQLException e) {
            throw unavailable(e);
        } finally {
            lock.unlock();
        }
    }

    private void migrate(String place) {
        write(h -> {
            int version = h.createQuery("PRAGMA user_version").mapTo(int.class).one();
            if (version > SCHEMA_VERSION) {
                throw new IllegalStateException(
                        place + " was written by a newer Ferry; use that one, or another file");
            }
            if (version == 0) {
                h.createScript(schema()).execute();
                h.execute("PRAGMA user_version = " + SCHEMA_VERSION);
            }
            return version;
        });
    }

    private static String schema() {
        try (InputStream in = Database.class.getResourceAsStream("schema.sql")) {
            return new String(
                    Objects.requireNonNull(in, "schema.sql").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrackerException unavailable(Exception e) {
        return new TrackerException(
                TrackerException.Kind.UNAVAILABLE,
                "embedded tracker: its database failed: " + e.getMessage(),
                e);
    }
}
