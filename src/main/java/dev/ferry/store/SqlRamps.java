package dev.ferry.store;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.reconcile.RampJson;
import dev.ferry.reconcile.Ramps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rollouts as a table; what is read only as a whole is JSON in one column. */
record SqlRamps(Database database) implements Ramps {

    @Override
    public Map<String, Ramp> of(String migration) {
        record Row(String feature, Ramp ramp) {}
        var rows =
                database.read(
                        "ramps",
                        c ->
                                Sql.list(
                                        c,
                                        "SELECT feature, state FROM ramp WHERE migration = ? ORDER"
                                                + " BY feature",
                                        row ->
                                                new Row(
                                                        row.getString(1),
                                                        RampJson.ramp(row.getString(2))),
                                        migration));
        var ramps = new LinkedHashMap<String, Ramp>();
        rows.forEach(r -> ramps.put(r.feature(), r.ramp()));
        return ramps;
    }

    @Override
    public void save(
            String migration, String feature, Ramp ramp, Collection<TimelineEntry> entries) {
        database.write(
                "ramp.save",
                c -> {
                    SqlTimeline.add(c, entries);
                    return save(c, migration, feature, ramp);
                });
    }

    static int save(Connection c, String migration, String feature, Ramp ramp) throws SQLException {
        return Sql.update(
                c,
                """
                INSERT INTO ramp (migration, feature, state) VALUES (?, ?, ?)
                ON CONFLICT (migration, feature) DO UPDATE SET state = excluded.state
                """,
                migration,
                feature,
                RampJson.write(ramp));
    }
}
