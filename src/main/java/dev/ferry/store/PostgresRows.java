package dev.ferry.store;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobStore.Depth;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The job table of PostgreSQL. {@code begun} marks a refresh that may have another one behind it.
 */
final class PostgresRows {

    private static final String ORDERED =
            "WHERE lane = ? AND state = 'WAITING' AND topic <> 'REFRESH' ";
    private static final String REFRESHES =
            "WHERE lane = ? AND state = 'WAITING' AND topic = 'REFRESH' ";

    private PostgresRows() {}

    /** False where the id is known, or a refresh of this lane waits already. */
    static boolean insert(Connection c, Delivery delivery, String lane, Instant notBefore)
            throws SQLException {
        var hint = delivery.hint();
        return Sql.update(
                        c,
                        """
                        INSERT INTO job (id, source, topic, subject, actor, received_at, lane,
                          state, attempts, not_before)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?) ON CONFLICT DO NOTHING
                        """,
                        delivery.id(),
                        delivery.source(),
                        hint.topic().name(),
                        hint.subject(),
                        hint.actor(),
                        Jobs.micros(delivery.receivedAt()),
                        lane,
                        Jobs.micros(notBefore))
                > 0;
    }

    static Optional<Job> nextDue(Connection c, String lane, Instant now) throws SQLException {
        var first =
                Sql.one(c, Jobs.SELECT + ORDERED + "ORDER BY seq LIMIT 1", Jobs::job, lane)
                        .filter(job -> job.isDue(now));
        return first.isPresent() ? first : begin(c, lane, now);
    }

    private static Optional<Job> begin(Connection c, String lane, Instant now) throws SQLException {
        var refresh =
                Sql.one(
                        c,
                        Jobs.SELECT + REFRESHES + "AND not_before <= ? ORDER BY seq LIMIT 1",
                        Jobs::job,
                        lane,
                        Jobs.micros(now));
        if (refresh.isPresent()) {
            Sql.update(c, "UPDATE job SET begun = true WHERE seq = ?", refresh.get().seq());
        }
        return refresh;
    }

    static void update(Connection c, Job job) throws SQLException {
        if (job.isRefresh() && isNeedless(c, job)) {
            Sql.update(c, "DELETE FROM job WHERE seq = ?", job.seq());
            return;
        }
        Sql.update(
                c,
                """
                UPDATE job SET lane = ?, state = ?, attempts = ?, outages = ?, not_before = ?,
                  last_error = ?,
                  begun = false
                WHERE seq = ?
                """,
                job.lane(),
                job.state().name(),
                job.attempts(),
                job.outages(),
                Jobs.micros(job.notBefore()),
                job.lastError(),
                job.seq());
    }

    /** Finished, or to be tried again while a newer one waits anyway. */
    private static boolean isNeedless(Connection c, Job refresh) throws SQLException {
        return switch (refresh.state()) {
            case DONE -> true;
            case DEAD -> false;
            case WAITING ->
                    Sql.one(
                                    c,
                                    "SELECT 1 FROM job " + REFRESHES + "AND NOT begun AND seq <> ?",
                                    _ -> true,
                                    refresh.lane(),
                                    refresh.seq())
                            .isPresent();
        };
    }

    /** Returns the lane of a job that was finished or dead. */
    static Optional<String> again(Connection c, String id, Instant now) throws SQLException {
        return Sql.one(
                c,
                """
                UPDATE job SET state = 'WAITING', attempts = 0, outages = 0, not_before = ?,
                  last_error = NULL, begun = true
                WHERE id = ? AND state <> 'WAITING' RETURNING lane
                """,
                row -> row.getString(1),
                Jobs.micros(now),
                id);
    }

    /** When the lane has something to do: its first job, or a refresh. Microseconds. */
    static Optional<Long> due(Connection c, String lane) throws SQLException {
        return Sql.one(
                        c,
                        "SELECT LEAST((SELECT not_before FROM job "
                                + ORDERED
                                + "ORDER BY seq LIMIT 1), (SELECT min(not_before) FROM job "
                                + REFRESHES
                                + "))",
                        row -> number(row, 1),
                        lane,
                        lane)
                .flatMap(due -> due);
    }

    static Depth depth(Connection c) throws SQLException {
        return Sql.one(
                        c,
                        """
                        SELECT count(*) FILTER (WHERE state = 'WAITING'),
                          min(received_at) FILTER (WHERE state = 'WAITING' AND topic <> 'REFRESH'),
                          count(*) FILTER (WHERE state = 'DEAD')
                        FROM job WHERE state IN ('WAITING', 'DEAD')
                        """,
                        row ->
                                new Depth(
                                        row.getLong(1),
                                        number(row, 2).map(Jobs::instant),
                                        row.getLong(3)))
                .orElseThrow();
    }

    private static Optional<Long> number(ResultSet row, int column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
