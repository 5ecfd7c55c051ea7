package dev.ferry.store;

import dev.ferry.reconcile.Cursors;
import java.time.Instant;
import java.util.Optional;

/** The cursors as a table. */
record SqlCursors(Database database) implements Cursors {

    @Override
    public Optional<Instant> at(String name) {
        return database
                .read(
                        "cursor.at",
                        c ->
                                Sql.list(
                                        c,
                                        "SELECT at FROM sweep_cursor WHERE name = ?",
                                        row -> Instant.parse(row.getString(1)),
                                        name))
                .stream()
                .findFirst();
    }

    @Override
    public void move(String name, Instant at) {
        database.write(
                "cursor.move",
                c ->
                        Sql.update(
                                c,
                                """
                                INSERT INTO sweep_cursor (name, at) VALUES (?, ?)
                                ON CONFLICT (name) DO UPDATE SET at = excluded.at
                                """,
                                name,
                                at.toString()));
    }
}
