package dev.ferry.tracker.embedded;

/** The calls of the port that go out to a server. */
public enum Operation {
    ISSUE,
    ISSUES,
    COMMENTS,
    READ_COMMENT,
    WRITTEN,
    CHANGED_SINCE,
    USER,
    MEMBER_OF,
    ROLE,
    CREATE,
    EDIT,
    COMMENT,
    EDIT_COMMENT,
    ACKNOWLEDGE;

    public boolean writes() {
        return compareTo(CREATE) >= 0;
    }
}
