package dev.ferry.tracker;

/**
 * One comment of an issue. Id 0 stands for the issue's own description, which may hold commands
 * too.
 */
public record CommentRef(IssueRef issue, long id) {

    public static CommentRef description(IssueRef issue) {
        return new CommentRef(issue, 0);
    }

    public boolean isDescription() {
        return id == 0;
    }

    /** {@code embedded:acme/app#12:345}; stable, used as a key and in markers. */
    @Override
    public String toString() {
        return issue + ":" + id;
    }
}
