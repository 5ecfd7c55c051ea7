package dev.ferry.server.webhook;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import java.io.IOException;
import java.util.Optional;

/** The events of the tracker that comes with Ferry. */
public final class EmbeddedPayload implements Payload {

    private static final JsonFields.Wanted WANTED =
            new JsonFields.Wanted("type", "ref", "comment", "actor.id", "body");

    @Override
    public Optional<Hint> hint(Headers headers, byte[] body) throws IOException {
        var fields = JsonFields.read(body, WANTED);
        var issue = fields.text("ref").map(IssueRef::parse);
        return issue.flatMap(ref -> fields.text("type").flatMap(type -> hint(type, ref, fields)));
    }

    private static Optional<Hint> hint(String type, IssueRef issue, JsonFields fields) {
        var actor = fields.id("actor.id");
        return switch (type) {
            case "comment.created", "comment.edited" ->
                    fields.id("comment")
                            .flatMap(id ->
                                    Hints.comment(
                                            new CommentRef(issue, id), fields.text("body"), actor));
            case "issue.created", "issue.edited" ->
                    Optional.of(Hints.description(issue, fields.text("body"), actor));
            default -> Optional.of(Hints.issue(issue, actor));
        };
    }
}
