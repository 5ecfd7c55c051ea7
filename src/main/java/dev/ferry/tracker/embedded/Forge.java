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
import org.jdbi.v3.core.Handle;

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

    void seed(Seed seed) {
        database.write(h -> {
            people.seed(h, seed.people());
            h.execute("DELETE FROM project");
            for (int i = 0; i < seed.projects().size(); i++) {
                h.execute(
                        "INSERT OR IGNORE INTO project (path, position) VALUES (?, ?)",
                        seed.projects().get(i),
                        i);
            }
            return seed;
        });
        people.reload();
    }

    List<String> projects(Handle h) {
        return h.createQuery("SELECT path FROM project ORDER BY position")
                .mapTo(String.class)
                .list();
    }

    /** The key of the webhook signatures, made at first use. */
    String secret() {
        return database.write(h -> {
            h.execute(
                    "INSERT OR IGNORE INTO setting (name, value) VALUES ('secret', ?)",
                    newSecret());
            return h.createQuery("SELECT value FROM setting WHERE name = 'secret'")
                    .mapTo(String.class)
                    .one();
        });
    }

    static String group(String project) {
        int slash = project.indexOf('/');
        return slash < 0 ? project : project.substring(0, slash);
    }

    /** Whether issues, or epics, can be kept there. */
    boolean has(Handle h, String path, boolean epics) {
        var projects = projects(h).stream();
        return epics
                ? projects.map(Forge::group).anyMatch(path::equals)
                : projects.anyMatch(path::equals);
    }

    Role role(Handle h, long user, String path) {
        return has(h, path, false) || has(h, path, true)
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
