package dev.ferry.store;

import dev.ferry.reconcile.Ledger;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ledger as a table. */
record SqlLedger(Database database) implements Ledger {

    @Override
    public Map<String, Entry> entries(Collection<String> keys) {
        var found = new HashMap<String, Entry>();
        if (keys.isEmpty()) {
            return found;
        }
        var sql =
                "SELECT key, ref, intended_at FROM ledger WHERE key IN " + Sql.places(keys.size());
        database.read(
                        "ledger.entries",
                        c ->
                                Sql.list(
                                        c,
                                        sql,
                                        row ->
                                                new Entry(
                                                        row.getString(1),
                                                        Optional.ofNullable(row.getString(2)),
                                                        Instant.parse(row.getString(3))),
                                        keys.toArray()))
                .forEach(entry -> found.put(entry.key(), entry));
        return found;
    }

    @Override
    public void intend(Collection<String> keys, Instant now) {
        database.write(
                "ledger.intend",
                c -> {
                    for (var key : keys) {
                        Sql.update(
                                c,
                                """
                                INSERT INTO ledger (key, intended_at) VALUES (?, ?)
                                ON CONFLICT (key) DO UPDATE SET intended_at = excluded.intended_at
                                """,
                                key,
                                now.toString());
                    }
                    return keys.size();
                });
    }

    /**
     * A result without an intent, found by its marker, counts as intended at the beginning of time.
     */
    @Override
    public void record(String key, String ref) {
        database.write(
                "ledger.record",
                c ->
                        Sql.update(
                                c,
                                """
                                INSERT INTO ledger (key, ref, intended_at) VALUES (?, ?, ?)
                                ON CONFLICT (key) DO UPDATE SET ref = excluded.ref
                                """,
                                key,
                                ref,
                                Instant.EPOCH.toString()));
    }

    @Override
    public void forget(String key) {
        database.write(
                "ledger.forget", c -> Sql.update(c, "DELETE FROM ledger WHERE key = ?", key));
    }
}
