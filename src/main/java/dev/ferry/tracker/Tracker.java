package dev.ferry.tracker;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The issue tracker, in the verbs that Ferry needs. Every method may throw {@link
 * TrackerException}. Single calls only: what may be repeated, and what must be looked up first, is
 * decided by {@code reconcile.Ensure} above this port, which every caller that creates something
 * goes through.
 *
 * <p>Reading one thing by its ref sees every earlier write. Lists may lag behind writes for a
 * moment, on every forge.
 */
public interface Tracker {

    /**
     * The name used in {@link IssueRef#tracker()}: {@code embedded}, {@code gitlab} or {@code
     * github}.
     */
    String name();

    boolean supports(Capability capability);

    /** How many children one parent takes, closed ones included. */
    default int mostChildren() {
        return Integer.MAX_VALUE;
    }

    /** The account that Ferry writes with. Its own words are never commands. */
    User self();

    // --- reading

    Optional<Issue> issue(IssueRef ref);

    /**
     * Those of {@code refs} that exist, in no certain order; in as few calls as the forge allows.
     */
    List<Issue> issues(Collection<IssueRef> refs);

    /** All comments, oldest first. */
    List<Comment> comments(IssueRef issue);

    /** One comment; for {@link CommentRef#isDescription()} the description as if it were one. */
    Optional<Comment> comment(CommentRef ref);

    /**
     * Issues (or epics, where {@code project} is a group) by us whose body holds this text; a list,
     * so it may lag.
     */
    List<Issue> written(String project, String marker);

    /**
     * Issues of the project changed at or after this moment, their comments' changes included.
     * Oldest change first.
     */
    List<Issue> changedSince(String project, Instant since);

    Optional<User> user(String username);

    /**
     * Whether this user is an active member of the team or group, inherited membership included.
     */
    boolean memberOf(long userId, String group);

    /** The user's role in the project now. */
    Role role(long userId, String project);

    // --- writing; each answers with what the server really kept

    Issue create(IssueDraft draft);

    Issue edit(IssueRef ref, IssueEdit edit);

    /** {@code confidential} is honoured where {@link Capability#INTERNAL_COMMENTS} is there. */
    Comment comment(IssueRef issue, String body, boolean confidential);

    Comment editComment(CommentRef ref, String body);

    /**
     * Puts the eyes on a comment (or description) to say "seen"; again changes nothing. Never fails
     * for lack of the feature.
     */
    void acknowledge(CommentRef ref);
}
