package dev.ferry.store;

import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One item of the mirror and the rows that it is made of. */
final class MirrorRows {

    private MirrorRows() {}

    /** Those that are new, or newer and other than what is known. */
    static List<Item> differing(Connection c, Collection<Item> items) throws SQLException {
        var other = new ArrayList<Item>();
        for (var item : items) {
            if (differs(c, item)) {
                other.add(item);
            }
        }
        return other;
    }

    private static boolean differs(Connection c, Item item) throws SQLException {
        var known =
                Sql.one(
                        c,
                        "SELECT document, updated FROM mirrored_item WHERE id = ?",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        item.identity().id());
        return known.isEmpty()
                || known.get().getValue() <= item.times().updated().toEpochMilli()
                        && !known.get().getKey().equals(document(item));
    }

    static int save(Connection c, List<Item> items) throws SQLException {
        int saved = 0;
        for (var item : items) {
            if (differs(c, item)) {
                save(c, item);
                saved++;
            }
        }
        return saved;
    }

    private static void save(Connection c, Item item) throws SQLException {
        var there = item.identity();
        Sql.update(
                c,
                """
                INSERT INTO mirrored_item (id, tracker, path, place, in_group, around, number, type,
                  state, confidential, author, title, parent, created, updated, closed, due, document)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET path = excluded.path, place = excluded.place,
                  in_group = excluded.in_group, around = excluded.around, number = excluded.number,
                  type = excluded.type, state = excluded.state,
                  confidential = excluded.confidential, author = excluded.author,
                  title = excluded.title, parent = excluded.parent, created = excluded.created,
                  updated = excluded.updated, closed = excluded.closed, due = excluded.due,
                  document = excluded.document
                """,
                there.id(),
                tracker(there.id()),
                there.path(),
                folded(there.path()),
                there.inGroup(),
                folded(there.group()),
                there.number(),
                folded(there.type()),
                folded(item.state().name()),
                item.confidential(),
                folded(item.author()),
                item.titleKey(),
                there.parent(),
                item.times().created().toEpochMilli(),
                item.times().updated().toEpochMilli(),
                item.times().closed().map(Instant::toEpochMilli),
                item.times().due().map(LocalDate::toEpochDay),
                document(item));
        long n =
                Sql.one(
                                c,
                                "SELECT n FROM mirrored_item WHERE id = ?",
                                row -> row.getLong(1),
                                there.id())
                        .orElseThrow();
        forgetLists(c, n);
        boolean fold = tracker(there.id()).equals("github");
        for (var label : item.labels().stream().map(l -> fold ? folded(l) : l).distinct().toList()) {
            Sql.update(c, "INSERT INTO mirrored_label (label, item) VALUES (?, ?)", label, n);
        }
        for (var name : item.assignees().stream().map(MirrorRows::folded).distinct().toList()) {
            Sql.update(c, "INSERT INTO mirrored_assignee (username, item) VALUES (?, ?)", name, n);
        }
    }

    private static void forgetLists(Connection c, long n) throws SQLException {
        Sql.update(c, "DELETE FROM mirrored_label WHERE item = ?", n);
        Sql.update(c, "DELETE FROM mirrored_assignee WHERE item = ?", n);
    }

    static boolean delete(Connection c, String id) throws SQLException {
        var n =
                Sql.one(
                        c,
                        "SELECT n FROM mirrored_item WHERE id = ?",
                        row -> row.getLong(1),
                        id);
        if (n.isPresent()) {
            forgetLists(c, n.get());
        }
        return Sql.update(c, "DELETE FROM mirrored_item WHERE id = ?", id) > 0;
    }

    static Map<String, MigrationFacts> facts(Connection c, String migration) throws SQLException {
        var facts = new LinkedHashMap<String, MigrationFacts>();
        Sql.list(
                        c,
                        "SELECT item, document FROM mirrored_fact WHERE migration = ?",
                        row -> Map.entry(row.getString(1), StoreJson.facts(row.getString(2))),
                        migration)
                .forEach(e -> facts.put(e.getKey(), e.getValue()));
        return facts;
    }

    static boolean saveFacts(Connection c, String migration, Map<String, MigrationFacts> facts)
            throws SQLException {
        Sql.update(c, "DELETE FROM mirrored_fact WHERE migration = ?", migration);
        for (var fact : facts.entrySet()) {
            Sql.update(
                    c,
                    """
                    INSERT INTO mirrored_fact (item, migration, document) VALUES (?, ?, ?)
                    ON CONFLICT (item) DO UPDATE SET migration = excluded.migration,
                      document = excluded.document
                    """,
                    fact.getKey(),
                    migration,
                    StoreJson.write(fact.getValue()));
        }
        return true;
    }

    private static String document(Item item) {
        return StoreJson.write(item);
    }

    private static String tracker(String id) {
        return id.substring(0, Math.max(0, id.indexOf(':')));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
