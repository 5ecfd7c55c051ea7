package dev.ferry.tracker.embedded;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that somebody changed.
 *
 * @param id the same for every delivery of this event
 * @param subject the comment, or the description where the event is about the issue
 * @param body the text of the comment or description as it became
 */
public record Event(
        UUID id,
        Type type,
        CommentRef subject,
        User actor,
        String body,
        boolean confidential,
        Instant at) {

    public enum Type {
        ISSUE_CREATED("issue.created"),
        ISSUE_EDITED("issue.edited"),
        ISSUE_CLOSED("issue.closed"),
        ISSUE_REOPENED("issue.reopened"),
        COMMENT_CREATED("comment.created"),
        COMMENT_EDITED("comment.edited");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        /** As it stands in a webhook's body. */
        public String wire() {
            return wire;
        }
    }

    public IssueRef issue() {
        return subject.issue();
    }
}
