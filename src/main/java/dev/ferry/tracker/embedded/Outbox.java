package dev.ferry.tracker.embedded;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Events on their way out: written with the change itself, taken once. */
public final class Outbox {

    private final Database database;
    private final People people;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    Outbox(Database database, People people) {
        this.database = database;
        this.people = people;
    }

    /**
     * Hears of every change, in the thread that made it, right after it is durable. May call the
     * tracker. Events stay in the outbox all the same.
     */
    public void subscribe(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** The oldest events, which are the caller's from now on: nobody will see them again. */
    public List<Event> take(int limit) {
        var taken =
                database.write(db ->
                        db.list(
                                """
                                DELETE FROM outbox WHERE seq IN
                                  (SELECT seq FROM outbox ORDER BY seq LIMIT ?1)
                                RETURNING *
                                """,
                                row -> new Numbered(row.getLong("seq"), event(row)),
                                limit));
        return taken.stream()
                .sorted(Comparator.comparingLong(Numbered::seq))
                .map(Numbered::event)
                .toList();
    }

    void add(Session db, Event event) {
        db.update(
                """
                INSERT INTO outbox (id, type, item, comment, actor, body, confidential, at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """,
                event.id(),
                event.type().name(),
                event.issue(),
                event.subject().id(),
                event.actor().id(),
                event.body(),
                event.confidential(),
                event.at());
    }

    void publish(List<Event> events) {
        events.forEach(e -> listeners.forEach(l -> l.accept(e)));
    }

    /** The database does not promise an order of what it returns from a DELETE. */
    private record Numbered(long seq, Event event) {}

    private Event event(ResultSet rs) throws SQLException {
        return new Event(
                UUID.fromString(rs.getString("id")),
                Event.Type.valueOf(rs.getString("type")),
                new CommentRef(IssueRef.parse(rs.getString("item")), rs.getLong("comment")),
                people.user(rs.getLong("actor")),
                rs.getString("body"),
                rs.getBoolean("confidential"),
                Instant.ofEpochMilli(rs.getLong("at")));
    }
}
