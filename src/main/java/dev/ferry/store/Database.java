package dev.ferry.store;

import dev.ferry.flag.Shares;
import dev.ferry.inbox.Deliveries;
import dev.ferry.inbox.JobStore;
import dev.ferry.mirror.Mirror;
import dev.ferry.reconcile.Cursors;
import dev.ferry.reconcile.Ledger;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Ramps;
import dev.ferry.reconcile.Reports;
import dev.ferry.reconcile.Revisions;
import dev.ferry.reconcile.Standings;
import dev.ferry.reconcile.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Ferry's database: one SQLite file that one process owns, or PostgreSQL for many replicas. What a
 * write answered is durable.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String SQLITE_SCRIPTS = "db/sqlite";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private final Reads reads;
    private final Commits commits;

    private Database(Reads reads, Commits commits) {
        this.reads = reads;
        this.commits = commits;
    }

    /**
     * What SQLite needs from this machine's disk may come while nobody knows yet where the data
     * are.
     */
    public static void prepare() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            LOG.debug("SQLite is not ready; whoever opens a file is told why", e);
        }
    }

    /**
     * Opens it and brings its schema up to date.
     *
     * @param url {@code jdbc:sqlite:PATH} or {@code jdbc:postgresql://…}
     */
    public static Database open(String url) {
        return url.startsWith(SQLITE)
                ? sqlite(url, sqlite -> new GroupCommit(sqlite.writer()))
                : postgresql(url, WriteHook.NONE);
    }

    /**
     * The same without threads of its own: each write is one commit on the caller's thread, and the
     * hook hears of it.
     */
    public static Database stepwise(String url, WriteHook hook) {
        return url.startsWith(SQLITE)
                ? sqlite(url, sqlite -> new DirectCommits(sqlite.writer(), hook))
                : postgresql(url, hook);
    }

    public Ledger ledger() {
        return new SqlLedger(this);
    }

    public Cursors cursors() {
        return new SqlCursors(this);
    }

    public Revisions revisions() {
        return new SqlRevisions(this);
    }

    public Standings standings() {
        return new SqlStandings(this);
    }

    public Ramps ramps() {
        return new SqlRamps(this);
    }

    public Shares shares() {
        return new SqlShares(this);
    }

    public Reports reports() {
        return new SqlReports(this);
    }

    public Timeline timeline() {
        return new SqlTimeline(this);
    }

    public Mirror mirror() {
        return new SqlMirror(this);
    }

    public Migrations migrations() {
        return new SqlMigrations(this);
    }

    /** The queue, for the one who works on it: a SQLite file has one such process at a time. */
    public JobStore jobs() {
        return switch (reads) {
            case Sqlite sqlite -> {
                sqlite.own();
                yield new SqliteJobs(this).load();
            }
            case Pooled _ -> new PostgresJobs(this);
        };
    }

    /** The queue, for those who only look, or ask the worker for a replay. */
    public Deliveries deliveries(InstantSource clock) {
        return new SeenFromOutside(new History(this), clock);
    }

    /** Finds out whether writes succeed, by writing. */
    public void probe(Instant now) {
        write(
                "probe",
                c ->
                        Sql.update(
                                c,
                                """
                                INSERT INTO probe (id, at) VALUES (1, ?)
                                ON CONFLICT (id) DO UPDATE SET at = excluded.at
                                """,
                                now.toString()));
    }

    <T> T read(String what, Query<T> query) {
        try {
            return reads.read(query);
        } catch (SQLException e) {
            throw StoreException.during(what, e);
        }
    }

    /** Returns when it is durable. */
    <T> T write(String what, Query<T> work) {
        return await(submit(what, work, _ -> {}));
    }

    /** {@link Commits#submit} */
    <T> CompletableFuture<T> submit(String what, Query<T> work, Consumer<? super T> committed) {
        return commits.submit(what, work, committed);
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Finishes the writes under way. */
    @Override
    public void close() {
        commits.close();
        try {
            reads.close();
        } catch (SQLException e) {
            throw StoreException.during("close", e);
        }
    }

    @FunctionalInterface
    private interface Writer {
        Commits of(Sqlite sqlite) throws SQLException;
    }

    private static Database sqlite(String url, Writer writer) {
        var file = Path.of(url.substring(SQLITE.length())).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            var sqlite = new Sqlite(file);
            update(sqlite.dataSource());
            return new Database(sqlite, writer.of(sqlite));
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of " + file + " cannot be made", e);
        } catch (SQLException e) {
            throw StoreException.during("open " + file, e);
        }
    }

    private static void update(DataSource source) throws SQLException {
        var stamp = SchemaStamp.of(SQLITE_SCRIPTS);
        try (var connection = source.getConnection()) {
            if (stamp.isOn(connection)) {
                return;
            }
        }
        migrate(source, SQLITE_SCRIPTS);
        try (var connection = source.getConnection()) {
            stamp.put(connection);
        }
    }

    private static Database postgresql(String url, WriteHook hook) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "FERRY_DATABASE_URL begins with jdbc:sqlite: or jdbc:postgresql:, not \""
                            + url.replaceFirst("[?@].*|(?<=^.{20}).*", "…")
                            + "\"");
        }
        var pool = new Pooled(url, hook);
        migrate(pool.source(), "db/postgresql");
        return new Database(pool, pool);
    }

    private static void migrate(DataSource source, String scripts) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + scripts)
                .loggers("slf4j")
                // Scripts that do not depend on one another come from branches in any order.
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
