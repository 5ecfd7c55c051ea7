package dev.ferry.store;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.reconcile.Migrations.FlagMemory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was seen of the flags of a migration: the newest good reading, and what was ever true. */
final class FlagMemories {

    private static final FlagMemory NOTHING = new FlagMemory(Optional.empty(), false, false);

    private FlagMemories() {}

    static Map<FlagKey, FlagMemory> of(Connection c, String migration) throws SQLException {
        record Remembered(FlagKey key, FlagMemory memory) {}
        var rows =
                Sql.list(
                        c,
                        """
                        SELECT last, was_present, was_on, provider, project, name, environment
                        FROM flag_memory WHERE migration = ?
                        ORDER BY provider, project, name, environment
                        """,
                        row ->
                                new Remembered(
                                        new FlagKey(
                                                row.getString(4),
                                                row.getString(5),
                                                row.getString(6),
                                                row.getString(7)),
                                        memory(row)),
                        migration);
        var flags = new LinkedHashMap<FlagKey, FlagMemory>();
        rows.forEach(r -> flags.put(r.key(), r.memory()));
        return flags;
    }

    static void remember(Connection c, String migration, FlagState reading) throws SQLException {
        var key = reading.key();
        var before =
                Sql.one(
                                c,
                                """
                                SELECT last, was_present, was_on FROM flag_memory WHERE migration = ?
                                  AND provider = ? AND project = ? AND name = ? AND environment = ?
                                """,
                                FlagMemories::memory,
                                migration,
                                key.provider(),
                                key.project(),
                                key.name(),
                                key.environment())
                        .orElse(NOTHING);
        var now = with(before, reading);
        Sql.update(
                c,
                """
                INSERT INTO flag_memory
                  (migration, provider, project, name, environment, last, was_present, was_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (migration, provider, project, name, environment) DO UPDATE SET
                  last = excluded.last, was_present = excluded.was_present, was_on = excluded.was_on
                """,
                migration,
                key.provider(),
                key.project(),
                key.name(),
                key.environment(),
                now.last().map(StoreJson::write),
                now.wasPresent(),
                now.wasOn());
    }

    private static FlagMemory with(FlagMemory before, FlagState reading) {
        return new FlagMemory(
                reading.presence() == Presence.UNREADABLE || isOlder(reading, before)
                        ? before.last()
                        : Optional.of(reading),
                before.wasPresent() || reading.presence() == Presence.PRESENT,
                before.wasOn() || isOn(reading));
    }

    private static boolean isOlder(FlagState reading, FlagMemory memory) {
        return memory.last().filter(l -> l.observedAt().isAfter(reading.observedAt())).isPresent();
    }

    private static boolean isOn(FlagState reading) {
        return reading.enabled()
                && switch (reading.rollout()) {
                    case Rollout.Full _ -> true;
                    case Rollout.Percent percent -> percent.value().signum() > 0;
                    case Rollout.Mixed mixed -> mixed.max().signum() > 0;
                    case Rollout.Off _, Rollout.Unknown _ -> false;
                };
    }

    private static FlagMemory memory(ResultSet row) throws SQLException {
        return new FlagMemory(
                Optional.ofNullable(row.getString(1)).map(StoreJson::flag),
                row.getBoolean(2),
                row.getBoolean(3));
    }
}
