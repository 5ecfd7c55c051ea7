package dev.ferry.store;

import dev.ferry.reconcile.Revisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what is known, and writes only where something is new. */
record SqlRevisions(Database database) implements Revisions {

    private static final int AT_ONCE = 500;

    private record Known(String uid, String fingerprint, Revision revision) {}

    @Override
    public Map<String, Revision> of(Map<String, String> fingerprints, Instant now) {
        var known = known(fingerprints);
        var changed = new TreeMap<>(fingerprints);
        known.values().forEach(k -> changed.remove(k.uid(), k.fingerprint()));
        if (!changed.isEmpty()) {
            database.write("calendar", c -> note(c, changed, now));
            known = known(fingerprints);
        }
        var revisions = new HashMap<String, Revision>();
        known.forEach((uid, k) -> revisions.put(uid, k.revision()));
        return revisions;
    }

    private Map<String, Known> known(Map<String, String> fingerprints) {
        var all = List.copyOf(fingerprints.keySet());
        return database.read(
                "calendar",
                c -> {
                    var known = new HashMap<String, Known>();
                    for (int from = 0; from < all.size(); from += AT_ONCE) {
                        var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                        read(c, some).forEach(k -> known.put(k.uid(), k));
                    }
                    return known;
                });
    }

    private static List<Known> read(Connection c, List<String> uids) throws SQLException {
        return Sql.list(
                c,
                "SELECT uid, fingerprint, sequence, changed_at FROM calendar_entry WHERE uid IN "
                        + Sql.places(uids.size()),
                row ->
                        new Known(
                                row.getString(1),
                                row.getString(2),
                                new Revision(row.getInt(3), Instant.parse(row.getString(4)))),
                new ArrayList<Object>(uids).toArray());
    }

    /** Another replica may have noted the same; then nothing is left to change. */
    private static int note(Connection c, Map<String, String> changed, Instant now)
            throws SQLException {
        for (var entry : changed.entrySet()) {
            Sql.update(
                    c,
                    """
                    INSERT INTO calendar_entry (uid, fingerprint, sequence, changed_at)
                    VALUES (?, ?, 0, ?)
                    ON CONFLICT (uid) DO UPDATE SET fingerprint = excluded.fingerprint,
                      sequence = calendar_entry.sequence + 1, changed_at = excluded.changed_at
                    WHERE calendar_entry.fingerprint <> excluded.fingerprint
                    """,
                    entry.getKey(),
                    entry.getValue(),
                    now.toString());
        }
        return changed.size();
    }
}
