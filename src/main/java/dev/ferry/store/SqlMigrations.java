package dev.ferry.store;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.reconcile.DecisionsJson;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.tracker.IssueRef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Migrations as tables; what is read only as a whole is JSON in one column. */
record SqlMigrations(Database database) implements Migrations {

    private static final String SELECT =
            "SELECT id, control, decisions, started_by, started_at FROM migration ";

    @Override
    public Optional<MigrationRecord> byId(String id) {
        return migrations("WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public Optional<MigrationRecord> byControl(IssueRef control) {
        return migrations("WHERE control = ?", control.toString()).stream().findFirst();
    }

    /** In the order in which they were started. */
    @Override
    public List<MigrationRecord> all() {
        return migrations("ORDER BY started_at, id");
    }

    private List<MigrationRecord> migrations(String condition, Object... values) {
        return database.read(
                "migrations",
                c -> Sql.list(c, SELECT + condition, SqlMigrations::migration, values));
    }

    @Override
    public void save(Optional<MigrationRecord> migration, Handled handled, Steering steering) {
        database.write(
                "migration.decide",
                c -> {
                    var before = handled(c, handled.comment());
                    if (before.isPresent() && before.get().commands().equals(handled.commands())) {
                        return false;
                    }
                    if (migration.isPresent()) {
                        save(c, migration.get());
                    }
                    for (var ramp : steering.ramps().entrySet()) {
                        SqlRamps.save(c, steering.migration(), ramp.getKey(), ramp.getValue());
                    }
                    SqlTimeline.add(c, steering.entries());
                    save(c, handled);
                    return true;
                });
    }

    @Override
    public void save(MigrationRecord migration) {
        database.write("migration.save", c -> save(c, migration));
    }

    private static int save(Connection c, MigrationRecord migration) throws SQLException {
        var move = move(migration);
        var other =
                Sql.one(
                        c,
                        "SELECT id FROM migration WHERE move = ? AND id <> ?",
                        row -> row.getString(1),
                        move,
                        migration.id());
        if (other.isPresent()) {
            throw new Taken(other.get());
        }
        return Sql.update(
                c,
                """
                INSERT INTO migration (id, control, decisions, started_by, started_at, move)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET control = excluded.control,
                  decisions = excluded.decisions, started_by = excluded.started_by,
                  started_at = excluded.started_at, move = excluded.move
                """,
                migration.id(),
                migration.control().toString(),
                DecisionsJson.write(migration.decisions()),
                migration.startedBy(),
                migration.startedAt().toString(),
                move);
    }

    /** What only one open migration may do, unless somebody insisted. */
    private static Optional<String> move(MigrationRecord migration) {
        var decisions = migration.decisions();
        return decisions.open() && !decisions.anyway()
                ? Optional.of(decisions.oldModel() + " > " + decisions.newModel())
                : Optional.empty();
    }

    private static int save(Connection c, Handled handled) throws SQLException {
        return Sql.update(
                c,
                """
                INSERT INTO handled (comment, commands, outcomes, migration) VALUES (?, ?, ?, ?)
                ON CONFLICT (comment) DO UPDATE SET commands = excluded.commands,
                  outcomes = excluded.outcomes, migration = excluded.migration
                """,
                handled.comment(),
                StoreJson.write(handled.commands()),
                handled.outcomes(),
                handled.migration());
    }

    @Override
    public Optional<Handled> handled(String comment) {
        return database.read("handled", c -> handled(c, comment));
    }

    private static Optional<Handled> handled(Connection c, String comment) throws SQLException {
        return Sql.one(
                c,
                "SELECT comment, commands, outcomes, migration FROM handled WHERE comment = ?",
                row ->
                        new Handled(
                                row.getString(1),
                                StoreJson.texts(row.getString(2)),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4))),
                comment);
    }

    @Override
    public void bind(Map<IssueRef, Binding> issues) {
        if (issues.isEmpty()) {
            return;
        }
        database.write(
                "migration.bind",
                c -> {
                    for (var issue : issues.entrySet()) {
                        Sql.update(
                                c,
                                """
                                INSERT INTO binding (issue, migration, feature) VALUES (?, ?, ?)
                                ON CONFLICT (issue) DO UPDATE SET migration = excluded.migration,
                                  feature = excluded.feature
                                """,
                                issue.getKey().toString(),
                                issue.getValue().migration(),
                                issue.getValue().feature());
                    }
                    return issues.size();
                });
    }

    @Override
    public Optional<Binding> binding(IssueRef issue) {
        return database.read(
                "binding",
                c ->
                        Sql.one(
                                c,
                                "SELECT migration, feature FROM binding WHERE issue = ?",
                                row -> binding(row, 1),
                                issue.toString()));
    }

    @Override
    public Map<IssueRef, Binding> bindings(String migration) {
        record Bound(IssueRef issue, Binding binding) {}
        var bound =
                database.read(
                        "bindings",
                        c ->
                                Sql.list(
                                        c,
                                        """
                                        SELECT issue, migration, feature FROM binding WHERE migration = ?
                                        ORDER BY issue
                                        """,
                                        row ->
                                                new Bound(
                                                        IssueRef.parse(row.getString(1)),
                                                        binding(row, 2)),
                                        migration));
        var bindings = new LinkedHashMap<IssueRef, Binding>();
        bound.forEach(b -> bindings.put(b.issue(), b.binding()));
        return bindings;
    }

    @Override
    public void remember(String migration, Collection<FlagState> readings) {
        if (readings.isEmpty()) {
            return;
        }
        database.write(
                "migration.flags",
                c -> {
                    for (var reading : readings) {
                        FlagMemories.remember(c, migration, reading);
                    }
                    return readings.size();
                });
    }

    @Override
    public Map<FlagKey, FlagMemory> flags(String migration) {
        return database.read("flags", c -> FlagMemories.of(c, migration));
    }

    private static MigrationRecord migration(ResultSet row) throws SQLException {
        return new MigrationRecord(
                row.getString(1),
                IssueRef.parse(row.getString(2)),
                DecisionsJson.read(row.getString(3)),
                row.getString(4),
                Instant.parse(row.getString(5)));
    }

    private static Binding binding(ResultSet row, int from) throws SQLException {
        return new Binding(row.getString(from), Optional.ofNullable(row.getString(from + 1)));
    }
}
