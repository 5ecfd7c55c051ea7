package dev.ferry.server.webhook;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GitLab's events about notes, issues, epics and flags. The kind is in the body: the header's name
 * differs between ordinary and confidential ones.
 */
public final class GitLabPayload implements Payload {

    private static final String TRACKER = "gitlab";
    private static final JsonFields.Wanted WANTED =
            new JsonFields.Wanted(
                    "object_kind",
                    "user.id",
                    "project.path_with_namespace",
                    "object_attributes.id",
                    "object_attributes.iid",
                    "object_attributes.action",
                    "object_attributes.name",
                    "object_attributes.note",
                    "object_attributes.description",
                    "object_attributes.noteable_type",
                    "object_attributes.system",
                    "object_attributes.url",
                    "issue.iid",
                    "work_item.iid",
                    "changes.description");

    /** What notes are about, where it is an issue or one of its newer relatives. */
    private static final Set<String> ISSUES = Set.of("Issue", "WorkItem");

    /** {@code https://HOST/groups/GROUP/-/epics/5}, or {@code work_items} for the newer kind. */
    private static final Pattern EPIC =
            Pattern.compile("https?://[^?#]*?/groups/([^?#]+?)/-/(?:epics|work_items)/\\d+");

    @Override
    public Optional<Hint> hint(Headers headers, byte[] body) throws IOException {
        var fields = JsonFields.read(body, WANTED);
        return switch (fields.text("object_kind").orElse("")) {
            case "note" -> note(fields);
            case "issue", "work_item" -> issue(fields);
            case "feature_flag" -> flag(fields);
            case "" ->
                    throw new IOException(
                            "it has no object_kind: a template at GitLab's webhook puts something"
                                    + " else in its place, and must be taken away");
            default -> Optional.empty();
        };
    }

    private static Optional<Hint> note(JsonFields fields) {
        boolean ofAnIssue =
                fields.text("object_attributes.noteable_type").filter(ISSUES::contains).isPresent()
                        && !fields.text("object_attributes.system").equals(Optional.of("true"));
        return inProject(fields, "issue.iid")
                .or(() -> inProject(fields, "work_item.iid"))
                .filter(_ -> ofAnIssue)
                .flatMap(issue ->
                        fields.id("object_attributes.id")
                                .flatMap(id ->
                                        Hints.comment(
                                                new CommentRef(issue, id),
                                                fields.text("object_attributes.note"),
                                                actor(fields))));
    }

    private static Optional<Hint> issue(JsonFields fields) {
        return inProject(fields, "object_attributes.iid")
                .or(() -> epic(fields))
                .map(issue ->
                        isWritten(fields)
                                ? Hints.description(
                                        issue,
                                        fields.text("object_attributes.description"),
                                        actor(fields))
                                : Hints.issue(issue, actor(fields)));
    }

    private static boolean isWritten(JsonFields fields) {
        return fields.text("object_attributes.action").equals(Optional.of("open"))
                || fields.has("changes.description");
    }

    /** Carries neither strategies nor percentages: only a reason to read the flag. */
    private static Optional<Hint> flag(JsonFields fields) {
        return fields.text("project.path_with_namespace")
                .flatMap(project ->
                        fields.text("object_attributes.name")
                                .map(name -> Hints.flag(TRACKER, project, name, actor(fields))));
    }

    private static Optional<IssueRef> inProject(JsonFields fields, String number) {
        return Hints.issue(TRACKER, fields.text("project.path_with_namespace"), fields.id(number));
    }

    /** The event of an epic names its group in the address only. */
    private static Optional<IssueRef> epic(JsonFields fields) {
        return fields.text("object_attributes.url")
                .map(EPIC::matcher)
                .filter(url -> url.matches())
                .flatMap(url ->
                        fields.id("object_attributes.iid")
                                .map(n -> IssueRef.epic(TRACKER, url.group(1), n)));
    }

    /** On edited notes this is the author, whoever edited. */
    private static Optional<Long> actor(JsonFields fields) {
        return fields.id("user.id");
    }
}
