package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Role;
import dev.ferry.tracker.User;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everybody with an account. Few, and changed by seeding only, so they are kept in memory. */
final class People {

    private static final String BOT = "ferry";

    private final Database database;
    private volatile Map<Long, Member> byId = Map.of();
    private volatile Map<String, Member> byName = Map.of();

    People(Database database) {
        this.database = database;
        database.write(db -> {
            upsert(db, new Seed.Person(BOT, "Ferry", List.of(), Role.MAINTAINER));
            return BOT;
        });
        reload();
    }

    Member bot() {
        return named(BOT).orElseThrow();
    }

    Optional<Member> named(String username) {
        return Optional.ofNullable(byName.get(key(username)));
    }

    Optional<Member> numbered(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Somebody whose id stands in the database. */
    User user(long id) {
        return numbered(id).orElseThrow().user();
    }

    /** In the order in which they came. */
    List<Member> all() {
        return byId.values().stream().sorted(Comparator.comparingLong(m -> m.user().id())).toList();
    }

    void seed(Session db, List<Seed.Person> people) {
        var wanted = people.stream().map(p -> key(p.username())).collect(Collectors.toSet());
        for (var member : all()) {
            var user = member.user();
            if (!wanted.contains(key(user.username())) && !user.username().equals(BOT)) {
                upsert(db, new Seed.Person(user.username(), user.name(), List.of(), Role.NONE));
            }
        }
        people.forEach(p -> upsert(db, p));
    }

    static void rename(Session db, String username, String other) {
        db.update("UPDATE person SET username = ?2 WHERE username = ?1", username, other);
    }

    void reload() {
        var everybody = database.read(People::load);
        byId =
                everybody.stream()
                        .collect(Collectors.toMap(m -> m.user().id(), Function.identity()));
        byName =
                everybody.stream()
                        .collect(
                                Collectors.toMap(
                                        m -> key(m.user().username()), Function.identity()));
    }

    private static List<Member> load(Session db) {
        return db.list(
                "SELECT id, username, name, role, teams FROM person",
                row ->
                        new Member(
                                new User(
                                        row.getLong("id"),
                                        row.getString("username"),
                                        row.getString("name")),
                                Json.strings(row.getString("teams")),
                                Role.valueOf(row.getString("role"))));
    }

    private static void upsert(Session db, Seed.Person person) {
        db.update(
                """
                INSERT INTO person (username, name, role, teams) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (username) DO UPDATE
                SET name = excluded.name, role = excluded.role, teams = excluded.teams
                """,
                person.username(),
                person.name(),
                person.role().name(),
                Json.sorted(person.teams()));
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
