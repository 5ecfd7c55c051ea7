package dev.ferry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The lane table: which lanes have something to do, from when, and who holds them. Leases run by
 * the database's clock, because those of two replicas may differ.
 */
final class PostgresLanes {

    private PostgresLanes() {}

    /** Makes the lane if it is not there. Its row stays locked until the end of the transaction. */
    static void dueAt(Connection c, String lane, Instant due) throws SQLException {
        Sql.update(
                c,
                """
                INSERT INTO lane (name, due) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET due = LEAST(lane.due, excluded.due)
                """,
                lane,
                Jobs.micros(due));
    }

    /**
     * The free lane that is due the longest; those that others look at just now are passed over.
     */
    static Optional<String> claim(Connection c, String lease, Instant now) throws SQLException {
        return Sql.one(
                c,
                """
                UPDATE lane SET lease = ?, leased_until = now() + interval '60 seconds'
                WHERE name = (
                  SELECT name FROM lane
                  WHERE due <= ? AND (leased_until IS NULL OR leased_until < now())
                  ORDER BY due, name LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING name
                """,
                row -> row.getString(1),
                lease,
                Jobs.micros(now));
    }

    /** False where the lease is another's by now. */
    static boolean lock(Connection c, String lane, String lease) throws SQLException {
        return Sql.one(
                        c,
                        "SELECT 1 FROM lane WHERE name = ? AND lease = ? FOR UPDATE",
                        _ -> true,
                        lane,
                        lease)
                .isPresent();
    }

    static boolean renew(Connection c, String lane, String lease) throws SQLException {
        return Sql.update(
                        c,
                        """
                        UPDATE lane SET leased_until = now() + interval '60 seconds'
                        WHERE name = ? AND lease = ?
                        """,
                        lane,
                        lease)
                > 0;
    }

    /** Only while the row is locked: what is added meanwhile waits and makes the lane anew. */
    static void release(Connection c, String lane) throws SQLException {
        var due = PostgresRows.due(c, lane);
        if (due.isEmpty()) {
            Sql.update(c, "DELETE FROM lane WHERE name = ?", lane);
        } else {
            Sql.update(
                    c,
                    "UPDATE lane SET due = ?, lease = NULL, leased_until = NULL WHERE name = ?",
                    due.get(),
                    lane);
        }
    }
}
