package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Role;
import dev.ferry.tracker.User;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** What all views of one tracker share. */
record Forge(
        Database database,
        People people,
        Items items,
        Comments comments,
        Outbox outbox,
        InstantSource clock) {

    static Forge open(String place, URI base, InstantSource clock) {
        var database = new Database(place);
        var people = new People(database);
        return new Forge(
                database,
                people,
                new Items(people, base),
                new Comments(people),
                new Outbox(database, people),
                clock);
    }

    /** To the millisecond, which is what the database keeps. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void rename(String username, String other) {
        database.write(db -> {
            People.rename(db, username, other);
            return other;
        });
        people.reload();
    }

    void seed(Seed seed) {
        database.write(db -> {
            people.seed(db, seed.people());
            db.update("DELETE FROM project");
            for (int i = 0; i < seed.projects().size(); i++) {
                db.update(
                        "INSERT OR IGNORE INTO project (path, position) VALUES (?1, ?2)",
                        seed.projects().get(i),
                        i);
            }
            return seed;
        });
        people.reload();
    }

    List<String> projects(Session db) {
        return db.list("SELECT path FROM project ORDER BY position", row -> row.getString(1));
    }

    /** The key of the webhook signatures, made at first use. */
    String secret() {
        return database.write(db -> {
            db.update(
                    "INSERT OR IGNORE INTO setting (name, value) VALUES ('secret', ?1)",
                    newSecret());
            return db.one(
                    "SELECT value FROM setting WHERE name = 'secret'", row -> row.getString(1));
        });
    }

    /** Whether issues, or epics, can be kept there. */
    boolean has(Session db, String path, boolean epics) {
        var projects = projects(db).stream();
        return epics
                ? projects.map(Seed::group).anyMatch(path::equals)
                : projects.anyMatch(path::equals);
    }

    Role role(Session db, long user, String path) {
        return has(db, path, false) || has(db, path, true)
                ? people.numbered(user).map(Member::role).orElse(Role.NONE)
                : Role.NONE;
    }

    /** The account with this id, as it is called now. */
    User account(String call, Object place, User user) {
        return people.numbered(user.id())
                .map(Member::user)
                .orElseThrow(() ->
                        Refusal.rejected(call, place, "no user \"" + user.username() + "\" here"));
    }

    private static String newSecret() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}
