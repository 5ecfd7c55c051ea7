package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Issues and epics as rows. Knows nobody's rights.
 *
 * @param base where the tracker's pages are reached, without the {@code /tracker} path
 */
record Items(People people, URI base) {

    static final String TRACKER = "embedded";

    Optional<Item> find(Handle h, IssueRef ref) {
        return select(h, "WHERE ref = :ref").bind("ref", ref.toString()).map(this::item).findOne();
    }

    List<Item> find(Handle h, Collection<IssueRef> refs) {
        var wanted = Json.write(refs.stream().map(IssueRef::toString).toList());
        return select(h, "WHERE ref IN (SELECT value FROM json_each(:refs))")
                .bind("refs", wanted)
                .map(this::item)
                .list();
    }

    /** Issues of the project, or epics of the group, newest first. */
    List<Item> in(Handle h, String project) {
        return select(h, "WHERE project = :project ORDER BY epic DESC, number DESC")
                .bind("project", project)
                .map(this::item)
                .list();
    }

    List<Item> writtenBy(Handle h, User author, String project, String marker) {
        return select(
                        h,
                        """
                        WHERE project = :project AND author = :author AND instr(body, :marker) > 0
                        ORDER BY number
                        """)
                .bind("project", project)
                .bind("author", author.id())
                .bind("marker", marker)
                .map(this::item)
                .list();
    }

    List<Item> changedSince(Handle h, String project, Instant since) {
        return select(
                        h,
                        """
                        WHERE project = :project AND updated_at >= :since
                        ORDER BY updated_at, number
                        """)
                .bind("project", project)
                .bind("since", since.toEpochMilli())
                .map(this::item)
                .list();
    }

    List<Item> childrenOf(Handle h, IssueRef parent) {
        return select(h, "WHERE parent = :parent ORDER BY epic DESC, project, number")
                .bind("parent", parent.toString())
                .map(this::item)
                .list();
    }

    /** The next free name in the project or group. */
    IssueRef next(Handle h, String project, boolean epic) {
        long number =
                h.createQuery(
                                """
                                SELECT coalesce(max(number), 0) + 1 FROM item
                                WHERE project = :project AND epic = :epic
                                """)
                        .bind("project", project)
                        .bind("epic", epic)
                        .mapTo(long.class)
                        .one();
        return new IssueRef(TRACKER, project, number, epic);
    }

    void insert(Handle h, Item item) {
        store(
                h,
                """
                INSERT INTO item (ref, project, epic, number, title, body, author, assignees,
                  labels, due, parent, confidential, open, created_at, updated_at,
                  body_edited_at, body_editor)
                VALUES (:ref, :project, :epic, :number, :title, :body, :author, :assignees,
                  :labels, :due, :parent, :confidential, :open, :created, :updated,
                  :bodyEdited, :bodyEditor)
                """,
                item);
    }

    void update(Handle h, Item item) {
        store(
                h,
                """
                UPDATE item SET title = :title, body = :body, assignees = :assignees,
                  labels = :labels, due = :due, parent = :parent, confidential = :confidential,
                  open = :open, updated_at = :updated, body_edited_at = :bodyEdited,
                  body_editor = :bodyEditor
                WHERE ref = :ref
                """,
                item);
    }

    void touch(Handle h, IssueRef ref, Instant now) {
        h.execute(
                "UPDATE item SET updated_at = ? WHERE ref = ?", now.toEpochMilli(), ref.toString());
    }

    URI url(IssueRef ref) {
        var kind = ref.epic() ? "epics" : "issues";
        return base.resolve("/tracker/%s/-/%s/%d".formatted(ref.project(), kind, ref.number()));
    }

    private static Query select(Handle h, String where) {
        return h.createQuery("SELECT * FROM item " + where);
    }

    private static void store(Handle h, String sql, Item item) {
        var issue = item.issue();
        h.createUpdate(sql)
                .bind("ref", issue.ref().toString())
                .bind("project", issue.ref().project())
                .bind("epic", issue.ref().epic())
                .bind("number", issue.ref().number())
                .bind("title", issue.title())
                .bind("body", issue.body())
                .bind("author", issue.author().id())
                .bind("assignees", Json.write(issue.assignees().stream().map(User::id).toList()))
                .bind("labels", Json.sorted(issue.labels()))
                .bind("due", issue.due().map(LocalDate::toString).orElse(null))
                .bind("parent", issue.parent().map(IssueRef::toString).orElse(null))
                .bind("confidential", issue.confidential())
                .bind("open", issue.open())
                .bind("created", issue.createdAt().toEpochMilli())
                .bind("updated", issue.updatedAt().toEpochMilli())
                .bind("bodyEdited", item.bodyEditedAt().toEpochMilli())
                .bind("bodyEditor", item.bodyEditor().map(User::id).orElse(null))
                .execute();
    }

    private Item item(ResultSet rs, Object context) throws SQLException {
        long editor = rs.getLong("body_editor");
        return new Item(
                issue(rs),
                Instant.ofEpochMilli(rs.getLong("body_edited_at")),
                editor == 0 ? Optional.empty() : Optional.of(people.user(editor)));
    }

    private Issue issue(ResultSet rs) throws SQLException {
        var ref = IssueRef.parse(rs.getString("ref"));
        return new Issue(
                ref,
                rs.getString("title"),
                rs.getString("body"),
                people.user(rs.getLong("author")),
                Json.longs(rs.getString("assignees")).stream().map(people::user).toList(),
                labels(rs.getString("labels")),
                present(rs.getString("due")).map(LocalDate::parse),
                present(rs.getString("parent")).map(IssueRef::parse),
                rs.getBoolean("confidential"),
                rs.getBoolean("open"),
                Instant.ofEpochMilli(rs.getLong("created_at")),
                Instant.ofEpochMilli(rs.getLong("updated_at")),
                url(ref));
    }

    private static Set<String> labels(String json) {
        return new HashSet<>(Json.strings(json));
    }

    private static Optional<String> present(@Nullable String column) {
        return Optional.ofNullable(column);
    }
}
