package dev.ferry.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Connections to one SQLite file: one that writes, a few that read beside it. */
final class Sqlite implements Reads {

    private static final int READERS = 4;

    private final Path file;
    private Optional<Ownership> ownership = Optional.empty();
    private volatile boolean closed;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Semaphore readers = new Semaphore(READERS);

    Sqlite(Path file) {
        this.file = file;
    }

    /** Commits are on the disk when they return: WAL alone would lose the newest at a power cut. */
    SqliteWriter writer() throws SQLException {
        return new SqliteWriter(open());
    }

    @Override
    public <T> T read(Query<T> query) throws SQLException {
        readers.acquireUninterruptibly();
        try {
            var connection = reader();
            try {
                var answer = query.run(connection);
                giveBack(connection);
                return answer;
            } catch (SQLException | RuntimeException | Error e) {
                connection.close();
                throw e;
            }
        } finally {
            readers.release();
        }
    }

    SQLiteDataSource dataSource() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(5_000);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** For those who keep in memory what stands in the file. */
    void own() {
        ownership = Optional.of(Ownership.of(file));
    }

    /** Waits for readers under way; who comes later is refused. */
    @Override
    public void close() throws SQLException {
        readers.acquireUninterruptibly(READERS);
        closed = true;
        readers.release(READERS);
        for (var connection : idle) {
            connection.close();
        }
        ownership.ifPresent(Ownership::close);
    }

    private Connection open() throws SQLException {
        return dataSource().getConnection();
    }

    private Connection reader() throws SQLException {
        if (closed) {
            throw new SQLException("the database is closed");
        }
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return open();
    }

    private void giveBack(Connection connection) {
        synchronized (idle) {
            idle.push(connection);
        }
    }
}
