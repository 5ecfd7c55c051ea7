package dev.ferry.tracker;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot of a comment.
 *
 * @param confidential the comment may be seen by fewer people than its issue (GitLab internal note)
 * @param editor who changed the text last, where the tracker tells; empty means nobody did or that
 *     it is not known
 */
public record Comment(
        CommentRef ref,
        User author,
        String body,
        boolean confidential,
        Instant createdAt,
        Instant updatedAt,
        Optional<User> editor) {

    public boolean edited() {
        return editor.isPresent() || updatedAt.isAfter(createdAt);
    }
}
