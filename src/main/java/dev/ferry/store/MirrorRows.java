package dev.ferry.store;

import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import dev.ferry.glql.eval.Planning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One item of the mirror and the rows that it is made of. */
final class MirrorRows {

    private static final int AT_ONCE = 500;

    private MirrorRows() {}

    /** What is known of an item. */
    private record Known(String document, long updated) {

        boolean isBehind(Item item) {
            return updated <= item.times().updated().toEpochMilli()
                    && !document.equals(MirrorRows.document(item));
        }
    }

    /** Those that are new, or newer and other than what is known. */
    static List<Item> differing(Connection c, Collection<Item> items) throws SQLException {
        var known = known(c, items);
        return items.stream()
                .filter(i ->
                        Optional.ofNullable(known.get(i.identity().id()))
                                .map(k -> k.isBehind(i))
                                .orElse(true))
                .toList();
    }

    private static Map<String, Known> known(Connection c, Collection<Item> items)
            throws SQLException {
        var ids = items.stream().map(i -> i.identity().id()).toList();
        var known = new HashMap<String, Known>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            Sql.list(
                            c,
                            "SELECT id, document, updated FROM mirrored_item WHERE id IN "
                                    + Sql.places(some.size()),
                            row ->
                                    Map.entry(
                                            row.getString(1),
                                            new Known(row.getString(2), row.getLong(3))),
                            some.toArray())
                    .forEach(e -> known.put(e.getKey(), e.getValue()));
        }
        return known;
    }

    /** Looks again at what is known: somebody may have been faster. */
    static int save(Connection c, List<Item> items) throws SQLException {
        var known = known(c, items);
        int saved = 0;
        for (var item : items) {
            var before = Optional.ofNullable(known.get(item.identity().id()));
            if (before.map(k -> k.isBehind(item)).orElse(true)) {
                save(c, item, before.isPresent());
                saved++;
            }
        }
        return saved;
    }

    private static void save(Connection c, Item item, boolean known) throws SQLException {
        var there = item.identity();
        long n =
                Sql.one(
                                c,
                                """
                                INSERT INTO mirrored_item (id, tracker, path, place, in_group, around, number, type,
                                  state, confidential, author, title, parent, created, updated, closed, due,
                                  milestone, milestone_due, weight, health, start_day, document)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (id) DO UPDATE SET path = excluded.path, place = excluded.place,
                                  in_group = excluded.in_group, around = excluded.around, number = excluded.number,
                                  type = excluded.type, state = excluded.state,
                                  confidential = excluded.confidential, author = excluded.author,
                                  title = excluded.title, parent = excluded.parent, created = excluded.created,
                                  updated = excluded.updated, closed = excluded.closed, due = excluded.due,
                                  milestone = excluded.milestone, milestone_due = excluded.milestone_due,
                                  weight = excluded.weight, health = excluded.health,
                                  start_day = excluded.start_day, document = excluded.document
                                RETURNING n
                                """,
                                row -> row.getLong(1),
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
                                item.planning().milestone().map(Planning.Span::title),
                                item.planning()
                                        .milestone()
                                        .flatMap(Planning.Span::due)
                                        .map(LocalDate::toEpochDay),
                                item.planning().weight(),
                                item.planning().health().map(MirrorRows::folded),
                                item.times().start().map(LocalDate::toEpochDay),
                                document(item))
                        .orElseThrow();
        if (known) {
            forgetLists(c, n);
        }
        boolean fold = tracker(there.id()).equals("github");
        var labels = item.labels().stream().map(l -> fold ? folded(l) : l).distinct().toList();
        add(c, "mirrored_label (label, item)", labels, n);
        var names = item.assignees().stream().map(MirrorRows::folded).distinct().toList();
        add(c, "mirrored_assignee (username, item)", names, n);
    }

    private static void add(Connection c, String table, List<String> texts, long n)
            throws SQLException {
        if (texts.isEmpty()) {
            return;
        }
        var values = new ArrayList<Object>();
        for (var text : texts) {
            values.add(text);
            values.add(n);
        }
        var rows = String.join(", ", Collections.nCopies(texts.size(), "(?, ?)"));
        Sql.update(c, "INSERT INTO " + table + " VALUES " + rows, values.toArray());
    }

    private static void forgetLists(Connection c, long n) throws SQLException {
        Sql.update(c, "DELETE FROM mirrored_label WHERE item = ?", n);
        Sql.update(c, "DELETE FROM mirrored_assignee WHERE item = ?", n);
    }

    static boolean delete(Connection c, String id) throws SQLException {
        var n = Sql.one(c, "SELECT n FROM mirrored_item WHERE id = ?", row -> row.getLong(1), id);
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
