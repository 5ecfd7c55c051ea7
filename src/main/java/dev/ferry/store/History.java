package dev.ferry.store;

import dev.ferry.inbox.Job;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Jobs as they stand in the table, whoever works on them. */
record History(Database database) {

    /** Asked for by a process that does not own the jobs. */
    record Wish(long number, String id, Instant at) {
        static Wish of(ResultSet row) throws SQLException {
            return new Wish(row.getLong(1), row.getString(2), Jobs.instant(row.getLong(3)));
        }
    }

    List<Job> list(Optional<Job.State> state, int limit) {
        var condition =
                "WHERE (topic <> 'REFRESH' OR state = 'DEAD' OR attempts + outages > 0)"
                        + state.map(s -> " AND state = '" + s.name() + "'").orElse("")
                        + " ORDER BY seq DESC LIMIT ?";
        return database.read(
                "job.list", c -> Sql.list(c, Jobs.SELECT + condition, Jobs::job, limit));
    }

    Optional<Job> find(String deliveryId) {
        return database.read(
                "job.find",
                c -> Sql.one(c, Jobs.SELECT + "WHERE id = ? LIMIT 1", Jobs::job, deliveryId));
    }

    long dead() {
        return database.read(
                "job.dead",
                c ->
                        Sql.one(
                                        c,
                                        "SELECT count(*) FROM job WHERE state = 'DEAD'",
                                        row -> row.getLong(1))
                                .orElseThrow());
    }

    void wishReplay(String deliveryId, Instant now) {
        database.write(
                "job.wish",
                c ->
                        Sql.update(
                                c,
                                "INSERT INTO replay_wish (id, at) VALUES (?, ?)",
                                deliveryId,
                                Jobs.micros(now)));
    }

    List<Wish> replayWishes() {
        return database.read(
                "job.wishes",
                c ->
                        Sql.list(
                                c,
                                "SELECT number, id, at FROM replay_wish ORDER BY number",
                                Wish::of));
    }

    int fulfilled(Connection c, Wish wish) throws SQLException {
        return Sql.update(c, "DELETE FROM replay_wish WHERE number = ?", wish.number());
    }
}
