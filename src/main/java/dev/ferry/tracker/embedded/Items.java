package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Details;
import dev.ferry.tracker.Details.Fact;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Timebox;
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
import org.jspecify.annotations.Nullable;

/**
 * Issues and epics as rows. Knows nobody's rights.
 *
 * @param base where the tracker's pages are reached, without the {@code /tracker} path
 */
record Items(People people, URI base) {

    static final String TRACKER = "embedded";

    /** What issues here tell besides. */
    static final Set<Fact> TOLD = Set.of(Fact.MILESTONE);

    Optional<Item> find(Session db, IssueRef ref) {
        return db.find("SELECT * FROM issue WHERE ref = ?1", this::item, ref);
    }

    List<Item> find(Session db, Collection<IssueRef> refs) {
        return db.list(
                "SELECT * FROM issue WHERE ref IN (SELECT value FROM json_each(?1))",
                this::item,
                texts(refs));
    }

    /** Issues of the project, or epics of the group, newest first. */
    List<Item> in(Session db, String project) {
        return db.list(
                "SELECT * FROM issue WHERE project = ?1 ORDER BY epic DESC, number DESC",
                this::item,
                project);
    }

    List<Item> writtenBy(Session db, User author, String project, String marker) {
        return db.list(
                """
                SELECT * FROM issue WHERE project = ?1 AND author = ?2 AND instr(body, ?3) > 0
                ORDER BY number
                """,
                this::item,
                project,
                author.id(),
                marker);
    }

    List<Item> changedSince(Session db, String project, Instant since) {
        return db.list(
                """
                SELECT * FROM issue WHERE project = ?1 AND updated_at >= ?2
                ORDER BY updated_at, number
                """,
                this::item,
                project,
                since);
    }

    List<Item> childrenOf(Session db, Collection<IssueRef> parents) {
        return db.list(
                """
                SELECT * FROM issue WHERE parent IN (SELECT value FROM json_each(?1))
                ORDER BY epic DESC, project, number
                """,
                this::item,
                texts(parents));
    }

    /** The next free name in the project or group. */
    IssueRef next(Session db, String project, boolean epic) {
        long number =
                db.one(
                        "SELECT coalesce(max(number), 0) + 1 FROM item WHERE project = ?1 AND epic"
                                + " = ?2",
                        row -> row.getLong(1),
                        project,
                        epic);
        return new IssueRef(TRACKER, project, number, epic);
    }

    /** The new item, or the item as it is from now on. */
    void store(Session db, Item item) {
        var issue = item.issue();
        db.update(
                """
                INSERT INTO item (ref, project, epic, number, author, created_at, title, body,
                  assignees, labels, due, parent, confidential, open, updated_at, body_edited_at,
                  body_editor, milestone, closed_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                  ?18, ?19)
                ON CONFLICT (ref) DO UPDATE SET title = ?7, body = ?8, assignees = ?9, labels = ?10,
                  due = ?11, parent = ?12, confidential = ?13, open = ?14, updated_at = ?15,
                  body_edited_at = ?16, body_editor = ?17, milestone = ?18, closed_at = ?19
                """,
                issue.ref(),
                issue.ref().project(),
                issue.ref().epic(),
                issue.ref().number(),
                issue.author().id(),
                issue.createdAt(),
                issue.title(),
                issue.body(),
                Json.write(issue.assignees().stream().map(User::id).toList()),
                Json.sorted(issue.labels()),
                issue.due(),
                issue.parent(),
                issue.confidential(),
                issue.open(),
                issue.updatedAt(),
                item.bodyEditedAt(),
                item.bodyEditor().map(User::id),
                issue.details().milestone().map(Timebox::title),
                issue.details().closedAt());
    }

    /** Makes the milestone, or gives it other days; its issues changed with it. */
    void store(Session db, String project, Timebox milestone, Instant now) {
        if (milestones(db, project).contains(milestone)) {
            return;
        }
        db.update(
                "INSERT OR REPLACE INTO milestone (project, title, start, due) VALUES (?1, ?2, ?3,"
                        + " ?4)",
                project,
                milestone.title(),
                milestone.start(),
                milestone.due());
        db.update(
                "UPDATE item SET updated_at = ?3 WHERE project = ?1 AND milestone = ?2",
                project,
                milestone.title(),
                now);
    }

    /** Those of the project or group, by title. */
    List<Timebox> milestones(Session db, String project) {
        return db.list(
                "SELECT title, start, due FROM milestone WHERE project = ?1 ORDER BY title",
                row -> milestone(row.getString(1), row.getString(2), row.getString(3)),
                project);
    }

    private static Timebox milestone(String title, @Nullable String start, @Nullable String due) {
        return Timebox.named(
                title,
                present(start).map(LocalDate::parse),
                present(due).map(LocalDate::parse),
                true);
    }

    void touch(Session db, IssueRef ref, Instant now) {
        db.update("UPDATE item SET updated_at = ?2 WHERE ref = ?1", ref, now);
    }

    URI url(IssueRef ref) {
        var kind = ref.epic() ? "epics" : "issues";
        return base.resolve("/tracker/%s/-/%s/%d".formatted(ref.project(), kind, ref.number()));
    }

    private static String texts(Collection<IssueRef> refs) {
        return Json.write(refs.stream().map(IssueRef::toString).toList());
    }

    private Item item(ResultSet rs) throws SQLException {
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
                url(ref),
                details(rs));
    }

    private static Details details(ResultSet rs) throws SQLException {
        var title = present(rs.getString("milestone"));
        var start = rs.getString("milestone_start");
        var due = rs.getString("milestone_due");
        long closedAt = rs.getLong("closed_at");
        return Details.ofMilestone(
                TOLD,
                closedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(closedAt)),
                title.map(t -> milestone(t, start, due)));
    }

    private static Set<String> labels(String json) {
        return new HashSet<>(Json.strings(json));
    }

    private static Optional<String> present(@Nullable String column) {
        return Optional.ofNullable(column);
    }
}
