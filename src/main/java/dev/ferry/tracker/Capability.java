package dev.ferry.tracker;

/** What a tracker may or may not have. Ask, and plan the substitute; never call and hope. */
public enum Capability {
    /** A type above issues, in a group. Without it the parent is an ordinary issue. */
    EPICS,
    /** An epic may have a parent epic. */
    NESTED_EPICS,
    /**
     * An issue can name its parent. Without it: a task list in the parent's body and a line in the
     * child's.
     */
    PARENTS,
    /** Issues have a due date of their own. Without it: a milestone that carries the date. */
    DUE_DATES,
    /** Issues can be hidden from people outside the project. */
    CONFIDENTIAL_ISSUES,
    /** Comments can be hidden from people outside the project. */
    INTERNAL_COMMENTS,
    /** More than one assignee. Without it the first one counts. */
    MANY_ASSIGNEES,
    /** The tracker renders GLQL views itself. */
    LIVE_GLQL
}
