package dev.ferry.store;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.Shares;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Shares as a table. There are as few as a company has features, so all are read at once. */
record SqlShares(Database database) implements Shares {

    private record Row(String flag, Share share) {}

    @Override
    public void begin(Collection<FlagKey> flags, Instant now) {
        var there = of(flags).keySet();
        var missing = flags.stream().filter(f -> !there.contains(f)).toList();
        if (missing.isEmpty()) {
            return;
        }
        database.write(
                "share.begin",
                c -> {
                    for (var flag : missing) {
                        Sql.update(
                                c,
                                """
                                INSERT INTO own_flag (flag, percent, version, changed_at)
                                VALUES (?, '0', 1, ?) ON CONFLICT (flag) DO NOTHING
                                """,
                                flag.toString(),
                                now.toString());
                    }
                    return missing.size();
                });
    }

    @Override
    public Map<FlagKey, Share> of(Collection<FlagKey> flags) {
        var all = new HashMap<String, Share>();
        database.read(
                        "shares",
                        c ->
                                Sql.list(
                                        c,
                                        "SELECT flag, percent, version, changed_at FROM own_flag",
                                        row ->
                                                new Row(
                                                        row.getString(1),
                                                        new Share(
                                                                new BigDecimal(row.getString(2)),
                                                                row.getLong(3),
                                                                Instant.parse(row.getString(4))))))
                .forEach(r -> all.put(r.flag(), r.share()));
        var asked = new HashMap<FlagKey, Share>();
        for (var flag : flags) {
            var share = all.get(flag.toString());
            if (share != null) {
                asked.put(flag, share);
            }
        }
        return asked;
    }

    @Override
    public boolean move(FlagKey flag, long version, BigDecimal percent, Instant now) {
        int moved =
                database.write(
                        "share.move",
                        c ->
                                Sql.update(
                                        c,
                                        """
                                        UPDATE own_flag
                                        SET percent = ?, version = version + 1, changed_at = ?
                                        WHERE flag = ? AND version = ?
                                        """,
                                        percent.toPlainString(),
                                        now.toString(),
                                        flag.toString(),
                                        version));
        return moved > 0;
    }
}
