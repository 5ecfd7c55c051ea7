package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Comments and reactions as rows. Knows nobody's rights. */
record Comments(People people) {

    List<Comment> of(Session db, IssueRef issue) {
        return db.list("SELECT * FROM comment WHERE item = ?1 ORDER BY id", this::comment, issue);
    }

    Optional<Comment> find(Session db, CommentRef ref) {
        return find(db, ref.id()).filter(c -> c.ref().equals(ref));
    }

    Optional<Comment> find(Session db, long id) {
        return db.find("SELECT * FROM comment WHERE id = ?1", this::comment, id);
    }

    Comment insert(
            Session db,
            IssueRef issue,
            User author,
            String body,
            boolean confidential,
            Instant now) {
        return db.one(
                """
                INSERT INTO comment (item, author, body, confidential, created_at, updated_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?5)
                RETURNING *
                """,
                this::comment,
                issue,
                author.id(),
                body,
                confidential,
                now);
    }

    Comment update(Session db, CommentRef ref, String body, User editor, Instant now) {
        return db.one(
                """
                UPDATE comment SET body = ?2, editor = ?3, updated_at = ?4 WHERE id = ?1
                RETURNING *
                """,
                this::comment,
                ref.id(),
                body,
                editor.id(),
                now);
    }

    void react(Session db, CommentRef ref, User user, String name) {
        db.update(
                "INSERT OR IGNORE INTO reaction (item, comment, person, name) VALUES (?1, ?2, ?3,"
                        + " ?4)",
                ref.issue(),
                ref.id(),
                user.id(),
                name);
    }

    List<Reaction> reactions(Session db, IssueRef issue) {
        return db.list(
                "SELECT * FROM reaction WHERE item = ?1 ORDER BY comment, name, person",
                row ->
                        new Reaction(
                                new CommentRef(issue, row.getLong("comment")),
                                people.user(row.getLong("person")),
                                row.getString("name")),
                issue);
    }

    private Comment comment(ResultSet rs) throws SQLException {
        long editor = rs.getLong("editor");
        return new Comment(
                new CommentRef(IssueRef.parse(rs.getString("item")), rs.getLong("id")),
                people.user(rs.getLong("author")),
                rs.getString("body"),
                rs.getBoolean("confidential"),
                Instant.ofEpochMilli(rs.getLong("created_at")),
                Instant.ofEpochMilli(rs.getLong("updated_at")),
                editor == 0 ? Optional.empty() : Optional.of(people.user(editor)));
    }
}
