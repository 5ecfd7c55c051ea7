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
import org.jdbi.v3.core.Handle;

/** Comments and reactions as rows. Knows nobody's rights. */
record Comments(People people) {

    List<Comment> of(Handle h, IssueRef issue) {
        return h.createQuery("SELECT * FROM comment WHERE item = :item ORDER BY id")
                .bind("item", issue.toString())
                .map(this::comment)
                .list();
    }

    Optional<Comment> find(Handle h, CommentRef ref) {
        return find(h, ref.id()).filter(c -> c.ref().equals(ref));
    }

    Optional<Comment> find(Handle h, long id) {
        return h.createQuery("SELECT * FROM comment WHERE id = :id")
                .bind("id", id)
                .map(this::comment)
                .findOne();
    }

    Comment insert(
            Handle h, IssueRef issue, User author, String body, boolean confidential, Instant now) {
        return h.createQuery(
                        """
                        INSERT INTO comment (item, author, body, confidential, created_at, updated_at)
                        VALUES (:item, :author, :body, :confidential, :now, :now)
                        RETURNING *
                        """)
                .bind("item", issue.toString())
                .bind("author", author.id())
                .bind("body", body)
                .bind("confidential", confidential)
                .bind("now", now.toEpochMilli())
                .map(this::comment)
                .one();
    }

    Comment update(Handle h, CommentRef ref, String body, User editor, Instant now) {
        return h.createQuery(
                        """
                        UPDATE comment SET body = :body, editor = :editor, updated_at = :now
                        WHERE id = :id
                        RETURNING *
                        """)
                .bind("body", body)
                .bind("editor", editor.id())
                .bind("now", now.toEpochMilli())
                .bind("id", ref.id())
                .map(this::comment)
                .one();
    }

    void react(Handle h, CommentRef ref, User user, String name) {
        h.execute(
                "INSERT OR IGNORE INTO reaction (item, comment, person, name) VALUES (?, ?, ?, ?)",
                ref.issue().toString(),
                ref.id(),
                user.id(),
                name);
    }

    List<Reaction> reactions(Handle h, IssueRef issue) {
        return h.createQuery(
                        "SELECT * FROM reaction WHERE item = :item ORDER BY comment, name, person")
                .bind("item", issue.toString())
                .map((rs, _) ->
                        new Reaction(
                                new CommentRef(issue, rs.getLong("comment")),
                                people.user(rs.getLong("person")),
                                rs.getString("name")))
                .list();
    }

    private Comment comment(ResultSet rs, Object context) throws SQLException {
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
