package dev.ferry.store;

import dev.ferry.reconcile.Standings;
import java.time.Instant;
import java.util.List;

/** One row of JSON for each migration. */
record SqlStandings(Database database) implements Standings {

    @Override
    public void save(Standing standing) {
        database.write(
                "standing.save",
                c ->
                        Sql.update(
                                c,
                                """
                                INSERT INTO standing (migration, seen_at, seen) VALUES (?, ?, ?)
                                ON CONFLICT (migration) DO UPDATE SET seen_at = excluded.seen_at,
                                  seen = excluded.seen
                                WHERE excluded.seen_at > standing.seen_at
                                """,
                                standing.migration(),
                                Jobs.micros(standing.seenAt()),
                                StoreJson.write(standing)));
    }

    @Override
    public List<Standing> since(Instant moment) {
        return database.read(
                "standings",
                c ->
                        Sql.list(
                                c,
                                "SELECT seen FROM standing WHERE seen_at > ? ORDER BY seen_at",
                                row -> StoreJson.standing(row.getString(1)),
                                Jobs.micros(moment)));
    }
}
