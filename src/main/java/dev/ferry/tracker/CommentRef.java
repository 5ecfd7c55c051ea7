package dev.ferry.tracker;

/**
 * One comment of an issue. Id 0 stands for the issue's own description, which may hold commands
 * too.
 */
public record CommentRef(IssueRef issue, long id) {

    public static CommentRef description(IssueRef issue) {
        return new CommentRef(issue, 0);
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static CommentRef parse(String text) {
        int colon = text.lastIndexOf(':');
        return new CommentRef(
                IssueRef.parse(text.substring(0, Math.max(colon, 0))),
                Long.parseLong(text.substring(colon + 1)));
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
