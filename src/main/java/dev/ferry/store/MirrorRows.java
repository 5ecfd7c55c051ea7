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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
        return news(known(c, items), items);
    }

    private static List<Item> news(Map<String, Known> known, Collection<Item> items) {
        return items.stream()
                .filter(i ->
                        Optional.ofNullable(known.get(i.identity().id()))
                                .map(k -> k.isBehind(i))
                                .orElse(true))
                .toList();
    }

    private static Map<String, Known> known(Connection c, Collection<Item> items)
            throws SQLException {
        var known = new HashMap<String, Known>();
        inPortions(
                c,
                items,
                "SELECT i.id, d.document, i.updated FROM mirrored_item i"
                        + " JOIN mirrored_document d ON d.n = i.n WHERE i.id IN ",
                row -> known.put(row.getString(1), new Known(row.getString(2), row.getLong(3))));
        return known;
    }

    private static void inPortions(
            Connection c, Collection<Item> items, String select, Sql.Row<?> row)
            throws SQLException {
        var ids = items.stream().map(i -> i.identity().id()).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            Sql.list(c, select + Sql.places(some.size()), row, some.toArray());
        }
    }

    private static final String UPSERT =
            """
            INSERT INTO mirrored_item (id, tracker, path, place, in_group, around, number, type,
              state, confidential, author, title, parent, created, updated, closed, due,
              milestone, milestone_due, weight, health, start_day)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET path = excluded.path, place = excluded.place,
              in_group = excluded.in_group, around = excluded.around, number = excluded.number,
              type = excluded.type, state = excluded.state,
              confidential = excluded.confidential, author = excluded.author,
              title = excluded.title, parent = excluded.parent, created = excluded.created,
              updated = excluded.updated, closed = excluded.closed, due = excluded.due,
              milestone = excluded.milestone, milestone_due = excluded.milestone_due,
              weight = excluded.weight, health = excluded.health,
              start_day = excluded.start_day
            """;

    private static final String DOCUMENT =
            """
            INSERT INTO mirrored_document (n, document) VALUES (?, ?)
            ON CONFLICT (n) DO UPDATE SET document = excluded.document
            """;

    /** Looks again at what is known: somebody may have been faster. */
    static int save(Connection c, List<Item> items) throws SQLException {
        var known = known(c, items);
        var news = news(known, items);
        Sql.batch(c, UPSERT, news.stream().map(MirrorRows::row).toList());
        var numbers = numbers(c, news);
        Sql.batch(
                c,
                DOCUMENT,
                news.stream()
                        .map(i -> new Object[] {numbers.get(i.identity().id()), document(i)})
                        .toList());
        var before = news.stream().map(i -> i.identity().id()).filter(known::containsKey);
        forgetLists(c, before.map(numbers::get).toList());
        Sql.batch(
                c,
                "INSERT INTO mirrored_label (label, item) VALUES (?, ?)",
                lists(news, numbers, MirrorRows::labels));
        Sql.batch(
                c,
                "INSERT INTO mirrored_assignee (username, item) VALUES (?, ?)",
                lists(news, numbers, i -> i.assignees().stream().map(MirrorRows::folded)));
        return news.size();
    }

    private static Object[] row(Item item) {
        var there = item.identity();
        var milestone = item.planning().milestone();
        return new Object[] {
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
            milestone.map(Planning.Span::title),
            milestone.flatMap(Planning.Span::due).map(LocalDate::toEpochDay),
            item.planning().weight(),
            item.planning().health().map(MirrorRows::folded),
            item.times().start().map(LocalDate::toEpochDay)
        };
    }

    private static Stream<String> labels(Item item) {
        boolean fold = tracker(item.identity().id()).equals("github");
        return item.labels().stream().map(l -> fold ? folded(l) : l);
    }

    /** A row for each text of each item. */
    private static List<Object[]> lists(
            List<Item> items, Map<String, Long> numbers, Function<Item, Stream<String>> texts) {
        var rows = new ArrayList<Object[]>();
        for (var item : items) {
            var n = numbers.get(item.identity().id());
            texts.apply(item).distinct().forEach(text -> rows.add(new Object[] {text, n}));
        }
        return rows;
    }

    /** By which the lists name their items. */
    private static Map<String, Long> numbers(Connection c, List<Item> items) throws SQLException {
        var numbers = new HashMap<String, Long>();
        inPortions(
                c,
                items,
                "SELECT id, n FROM mirrored_item WHERE id IN ",
                row -> numbers.put(row.getString(1), row.getLong(2)));
        return numbers;
    }

    private static void forgetLists(Connection c, List<Long> numbers) throws SQLException {
        var rows = numbers.stream().map(n -> new Object[] {n}).toList();
        Sql.batch(c, "DELETE FROM mirrored_label WHERE item = ?", rows);
        Sql.batch(c, "DELETE FROM mirrored_assignee WHERE item = ?", rows);
    }

    static boolean delete(Connection c, String id) throws SQLException {
        var n = Sql.one(c, "SELECT n FROM mirrored_item WHERE id = ?", row -> row.getLong(1), id);
        if (n.isPresent()) {
            forgetLists(c, List.of(n.get()));
            Sql.update(c, "DELETE FROM mirrored_document WHERE n = ?", n.get());
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
