package dev.ferry.store;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.reconcile.Timeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The history as a table that is only appended to. */
record SqlTimeline(Database database) implements Timeline {

    private static final String SELECT =
            "SELECT migration, feature, what, at, who, before, after, why FROM event ";

    @Override
    public void add(Collection<TimelineEntry> events) {
        if (!events.isEmpty()) {
            database.write("timeline.add", c -> add(c, events));
        }
    }

    static int add(Connection c, Collection<TimelineEntry> events) throws SQLException {
        for (var e : events) {
            Sql.update(
                    c,
                    """
                    INSERT INTO event (migration, feature, what, at, who, before, after, why)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    e.migration(),
                    e.feature().orElse(""),
                    e.what().name(),
                    e.at().toString(),
                    e.who(),
                    e.from(),
                    e.to(),
                    e.why());
        }
        return events.size();
    }

    @Override
    public List<TimelineEntry> of(String migration) {
        return events("WHERE migration = ? ORDER BY seq", migration);
    }

    @Override
    public List<TimelineEntry> of(String migration, String feature) {
        return events("WHERE migration = ? AND feature = ? ORDER BY seq", migration, feature);
    }

    @Override
    public List<TimelineEntry> latest(String migration) {
        return events(
                """
                WHERE seq IN (SELECT max(seq) FROM event WHERE migration = ? GROUP BY feature, what)
                ORDER BY seq
                """,
                migration);
    }

    private List<TimelineEntry> events(String condition, Object... values) {
        return database.read(
                "timeline", c -> Sql.list(c, SELECT + condition, SqlTimeline::event, values));
    }

    private static TimelineEntry event(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getString(1),
                Optional.of(row.getString(2)).filter(f -> !f.isEmpty()),
                TimelineEntry.What.valueOf(row.getString(3)),
                Instant.parse(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
