package dev.ferry.store;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Filter;
import dev.ferry.glql.check.Sort;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import dev.ferry.glql.eval.Named;
import dev.ferry.mirror.Audience;
import dev.ferry.mirror.Mirror;
import dev.ferry.tracker.Details.Fact;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The mirror as tables: a document for each item, and columns to find it by. */
record SqlMirror(Database database) implements Mirror {

    /** Items above items above items; more than that is a knot. */
    private static final int HIGHEST = 20;

    private static final int AT_ONCE = 500;

    private static final List<String> SEARCHED =
            List.of("mirrored_item", "mirrored_label", "mirrored_assignee");

    private static final String ITEMS =
            "mirrored_item i LEFT JOIN mirrored_fact f ON f.item = i.id";

    @Override
    public int keep(Collection<Item> seen) {
        var byId = new LinkedHashMap<String, Item>();
        seen.forEach(i -> byId.put(i.identity().id(), i));
        var items = byId.values();
        if (items.isEmpty()) {
            return 0;
        }
        // Most of what a sweep sees is as it was; only the rest is worth a write.
        var other = database.read("mirror.compare", c -> MirrorRows.differing(c, items));
        return other.isEmpty() ? 0 : database.write("mirror.keep", c -> MirrorRows.save(c, other));
    }

    @Override
    public void settle() {
        database.write(
                "mirror.settle",
                c -> {
                    for (var table : SEARCHED) {
                        Sql.update(c, "ANALYZE " + table);
                    }
                    return SEARCHED.size();
                });
    }

    @Override
    public boolean forget(String id) {
        return item(id).isPresent()
                && database.write("mirror.forget", c -> MirrorRows.delete(c, id));
    }

    @Override
    public boolean keepFacts(String migration, Map<String, MigrationFacts> facts) {
        return !database.read("mirror.facts", c -> MirrorRows.facts(c, migration)).equals(facts)
                && database.write(
                        "mirror.keepFacts", c -> MirrorRows.saveFacts(c, migration, facts));
    }

    @Override
    public Optional<Item> item(String id) {
        return database.read("mirror.item", c -> items(c, "i.id = ?", List.of(id))).stream()
                .findFirst();
    }

    @Override
    public Optional<MigrationFacts> facts(String id) {
        return database.read(
                "mirror.fact",
                c ->
                        Sql.one(
                                c,
                                "SELECT document FROM mirrored_fact WHERE item = ?",
                                row -> StoreJson.facts(row.getString(1)),
                                id));
    }

    @Override
    public Found find(Compiled query, Flavour flavour, Audience audience, int limit) {
        return database.read("mirror.find", c -> find(c, query, flavour, audience, limit));
    }

    private static Found find(
            Connection c, Compiled query, Flavour flavour, Audience audience, int limit)
            throws SQLException {
        var names = new LinkedHashMap<Filter, List<String>>();
        var filters =
                new MirrorFilters(
                        query.dialect(),
                        flavour,
                        filter -> names.computeIfAbsent(filter, f -> named(c, f, query, flavour)));
        var where = new MirrorQuery(query, filters::clause).where(audience);
        var order = order(query);
        if (!where.exact() || order.isEmpty() || !query.groups().isEmpty()) {
            return new Found(items(c, where.sql(), where.values()), OptionalLong.empty());
        }
        return first(c, where, order.get(), limit);
    }

    private static Found first(Connection c, Clause where, String order, int limit)
            throws SQLException {
        var values = new ArrayList<>(where.values());
        values.add(limit);
        // Sorted by what the columns hold; documents are read for the rows that are wanted only.
        var sql =
                """
                SELECT d.document, g.document, p.total FROM (
                  SELECT i.n, i.id, count(*) OVER () AS total,
                    row_number() OVER (ORDER BY %s) AS place
                  FROM %s WHERE %s ORDER BY place LIMIT ?) p
                JOIN mirrored_document d ON d.n = p.n
                LEFT JOIN mirrored_fact g ON g.item = p.id
                ORDER BY p.place\
                """
                        .formatted(order, ITEMS, where.sql());
        record Line(Item item, long total) {}
        var lines =
                Sql.list(
                        c,
                        sql,
                        row ->
                                new Line(
                                        StoreJson.item(row.getString(1), row.getString(2)),
                                        row.getLong(3)),
                        values.toArray());
        return new Found(
                lines.stream().map(Line::item).toList(),
                OptionalLong.of(lines.isEmpty() ? 0 : lines.getFirst().total()));
    }

    /** Empty where no column says it. Nothing comes last, and ties are broken as in memory. */
    private static Optional<String> order(Compiled query) {
        var sort = query.sorts().isEmpty() ? new Sort("created", true) : query.sorts().getFirst();
        return switch (sort.field()) {
            case "created", "updated", "closed", "due", "title", "weight" ->
                    Optional.of(order(sort.field(), sort.descending()));
            case "start" -> Optional.of(order("start_day", sort.descending()));
            case "milestone" -> Optional.of(order("milestone_due", sort.descending()));
            default -> Optional.empty();
        };
    }

    private static String order(String column, boolean descending) {
        return "i.%1$s IS NULL, i.%1$s %2$s, i.path, i.number, i.id"
                .formatted(column, descending ? "DESC" : "ASC");
    }

    private static List<String> named(
            Connection c, Filter filter, Compiled query, Flavour flavour) {
        var named = Named.by(filter, query.scope(), flavour);
        var numbers = List.copyOf(named.numbers());
        if (numbers.isEmpty()) {
            return List.of();
        }
        try {
            return items(c, "i.number IN " + Sql.places(numbers.size()), numbers).stream()
                    .filter(named)
                    .map(i -> i.identity().id())
                    .toList();
        } catch (SQLException e) {
            throw StoreException.during("mirror.named", e);
        }
    }

    private static List<Item> items(Connection c, String where, List<?> values)
            throws SQLException {
        return Sql.list(
                c,
                "SELECT d.document, f.document FROM "
                        + ITEMS
                        + " JOIN mirrored_document d ON d.n = i.n WHERE "
                        + where,
                row -> StoreJson.item(row.getString(1), row.getString(2)),
                values.toArray());
    }

    @Override
    public Map<String, Item> above(Collection<Item> items) {
        var above = new LinkedHashMap<String, Item>();
        var wanted = parents(items, above);
        for (int height = 0; height < HIGHEST && !wanted.isEmpty(); height++) {
            var ids = wanted;
            var found = database.read("mirror.above", c -> byId(c, ids));
            found.forEach(i -> above.put(i.identity().id(), i));
            wanted = parents(found, above);
        }
        return above;
    }

    private static List<String> parents(Collection<Item> items, Map<String, Item> known) {
        var parents = new LinkedHashSet<String>();
        items.forEach(i -> i.identity().parent().ifPresent(parents::add));
        parents.removeAll(known.keySet());
        return List.copyOf(parents);
    }

    private static List<Item> byId(Connection c, List<String> ids) throws SQLException {
        var items = new ArrayList<Item>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            items.addAll(items(c, "i.id IN " + Sql.places(some.size()), some));
        }
        return items;
    }

    @Override
    public Set<Fact> told(String tracker) {
        return Set.copyOf(
                database.read(
                        "mirror.told",
                        c ->
                                Sql.list(
                                        c,
                                        "SELECT fact FROM mirrored_knowledge WHERE tracker = ?",
                                        row -> Fact.valueOf(row.getString(1)),
                                        tracker)));
    }

    @Override
    public void learn(String tracker, Set<Fact> facts) {
        var news = EnumSet.copyOf(facts);
        news.removeAll(told(tracker));
        if (!news.isEmpty()) {
            database.write("mirror.learn", c -> learn(c, tracker, news));
        }
    }

    private static int learn(Connection c, String tracker, Set<Fact> facts) throws SQLException {
        int learnt = 0;
        for (var fact : facts) {
            learnt +=
                    Sql.update(
                            c,
                            """
                            INSERT INTO mirrored_knowledge (tracker, fact) VALUES (?, ?)
                            ON CONFLICT (tracker, fact) DO NOTHING
                            """,
                            tracker,
                            fact.name());
        }
        return learnt;
    }

    @Override
    public boolean keepPlace(Place place) {
        return !place(place.id()).equals(Optional.of(place))
                && database.write(
                                "mirror.place",
                                c ->
                                        Sql.update(
                                                c,
                                                """
                                                INSERT INTO mirrored_place
                                                  (item, among_insiders, edited, body)
                                                VALUES (?, ?, ?, ?)
                                                ON CONFLICT (item) DO UPDATE SET
                                                  among_insiders = excluded.among_insiders,
                                                  edited = excluded.edited, body = excluded.body
                                                """,
                                                place.id(),
                                                place.amongInsiders(),
                                                place.edited().map(Instant::toEpochMilli),
                                                place.body()))
                        > 0;
    }

    @Override
    public void forgetPlace(String id) {
        if (place(id).isPresent()) {
            database.write(
                    "mirror.forgetPlace",
                    c -> Sql.update(c, "DELETE FROM mirrored_place WHERE item = ?", id));
        }
    }

    @Override
    public Optional<Place> place(String id) {
        return places("WHERE item = ?", id).stream().findFirst();
    }

    @Override
    public List<Place> places() {
        return places("ORDER BY item");
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private List<Place> places(String condition, Object... values) {
        return database.read(
                "mirror.places",
                c ->
                        Sql.list(
                                c,
                                "SELECT item, among_insiders, edited, body FROM mirrored_place "
                                        + condition,
                                row ->
                                        new Place(
                                                row.getString(1),
                                                row.getBoolean(2),
                                                moment(row, 3),
                                                row.getString(4)),
                                values));
    }
}
