package dev.ferry.server.webhook;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import java.io.IOException;
import java.util.Optional;

/** GitHub's events about issues; the header names the kind, the body the action. */
public final class GitHubPayload implements Payload {

    private static final String EVENT = "X-GitHub-Event";
    private static final String TRACKER = "github";
    private static final JsonFields.Wanted WANTED =
            new JsonFields.Wanted(
                    "action",
                    "issue.number",
                    "issue.body",
                    "issue.pull_request",
                    "comment.body",
                    "comment.id",
                    "parent_issue.number",
                    "sub_issue.number",
                    "repository.full_name",
                    "sender.id");

    @Override
    public Optional<Hint> hint(Headers headers, byte[] body) throws IOException {
        return switch (headers.first(EVENT).orElse("")) {
            case "issue_comment" -> comment(JsonFields.read(body, WANTED));
            case "issues" -> issue(JsonFields.read(body, WANTED));
            case "sub_issues" -> family(JsonFields.read(body, WANTED));
            default -> Optional.empty();
        };
    }

    /** Pull requests have comments of the same kind; they are not our business. */
    private static Optional<Hint> comment(JsonFields fields) {
        if (fields.has("issue.pull_request")
                || fields.text("action").equals(Optional.of("deleted"))) {
            return Optional.empty();
        }
        return ref(fields, "issue.number")
                .flatMap(issue ->
                        fields.id("comment.id")
                                .flatMap(id ->
                                        Hints.comment(
                                                new CommentRef(issue, id),
                                                fields.text("comment.body"),
                                                actor(fields))));
    }

    private static Optional<Hint> issue(JsonFields fields) {
        return ref(fields, "issue.number")
                .map(issue ->
                        switch (fields.text("action").orElse("")) {
                            case "opened", "edited" ->
                                    Hints.description(
                                            issue, fields.text("issue.body"), actor(fields));
                            default -> Hints.issue(issue, actor(fields));
                        });
    }

    /** The repository is that of the issue whose family changed: of the parent, or of the child. */
    private static Optional<Hint> family(JsonFields fields) {
        var changed =
                fields.text("action").orElse("").startsWith("sub_issue")
                        ? "parent_issue.number"
                        : "sub_issue.number";
        return ref(fields, changed).map(issue -> Hints.issue(issue, actor(fields)));
    }

    private static Optional<IssueRef> ref(JsonFields fields, String number) {
        return Hints.issue(TRACKER, fields.text("repository.full_name"), fields.id(number));
    }

    /** On edits this is the editor, not the author. */
    private static Optional<Long> actor(JsonFields fields) {
        return fields.id("sender.id");
    }
}
