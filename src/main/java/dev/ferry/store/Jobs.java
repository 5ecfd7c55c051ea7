package dev.ferry.store;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Job;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Rows of the job table, the same on both databases. */
final class Jobs {

    static final String COLUMNS =
            "seq, id, source, topic, subject, actor, received_at, lane, state, attempts,"
                    + " outages, not_before, last_error";

    static final String SELECT = "SELECT " + COLUMNS + " FROM job ";

    private Jobs() {}

    static Job job(ResultSet row) throws SQLException {
        var hint = new Hint(Topic.valueOf(row.getString(4)), row.getString(5), actor(row));
        return new Job(
                row.getLong(1),
                new Delivery(row.getString(2), row.getString(3), hint, instant(row.getLong(7))),
                row.getString(8),
                Job.State.valueOf(row.getString(9)),
                row.getInt(10),
                row.getInt(11),
                instant(row.getLong(12)),
                Optional.ofNullable(row.getString(13)));
    }

    private static Optional<Long> actor(ResultSet row) throws SQLException {
        var actor = row.getLong(6);
        return row.wasNull() ? Optional.empty() : Optional.of(actor);
    }

    /** In the order of {@link #COLUMNS}. */
    static Object[] values(Job job) {
        var delivery = job.delivery();
        var hint = delivery.hint();
        return new Object[] {
            job.seq(),
            delivery.id(),
            delivery.source(),
            hint.topic().name(),
            hint.subject(),
            hint.actor(),
            micros(delivery.receivedAt()),
            job.lane(),
            job.state().name(),
            job.attempts(),
            job.outages(),
            micros(job.notBefore()),
            job.lastError()
        };
    }

    /** A refresh in the queue; its moment tells it from the next one of its lane. */
    static Delivery refresh(String lane, Instant now) {
        return new Delivery(
                "refresh:" + lane + "@" + micros(now),
                "ferry",
                new Hint(Topic.REFRESH, lane, Optional.empty()),
                now);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
