package dev.ferry.tracker.embedded;

import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The embedded tracker at the far end of a bad line, for the one who calls through it; everybody
 * else is not affected. Reading one thing by its ref is always true, lists may lag.
 */
public final class WeatheredTracker implements Tracker {

    private final EmbeddedTracker tracker;
    private final Weather weather;
    private final Album album;

    /**
     * @param clock the one of the tracker; lag is measured by it
     */
    public WeatheredTracker(EmbeddedTracker tracker, Weather weather, InstantSource clock) {
        this.tracker = tracker;
        this.weather = weather;
        this.album = new Album(tracker, clock);
    }

    @Override
    public String name() {
        return tracker.name();
    }

    @Override
    public boolean supports(Capability capability) {
        return tracker.supports(capability);
    }

    @Override
    public User self() {
        return tracker.self();
    }

    @Override
    public Optional<Issue> issue(IssueRef ref) {
        return call(Operation.ISSUE, ref, () -> tracker.issue(ref));
    }

    @Override
    public List<Issue> issues(Collection<IssueRef> refs) {
        return list(
                Operation.ISSUES,
                refs,
                () -> tracker.issues(refs),
                lag -> issuesBehind(lag).filter(i -> refs.contains(i.ref())).toList());
    }

    @Override
    public List<Comment> comments(IssueRef issue) {
        return list(
                Operation.COMMENTS,
                issue,
                () -> tracker.comments(issue),
                lag -> album.behind(lag, issue).map(Album.Photo::comments).orElse(List.of()));
    }

    @Override
    public Optional<Comment> comment(CommentRef ref) {
        return call(Operation.READ_COMMENT, ref, () -> tracker.comment(ref));
    }

    @Override
    public List<Issue> written(String project, String marker) {
        return list(
                Operation.WRITTEN,
                project,
                () -> tracker.written(project, marker),
                lag ->
                        issuesBehind(lag)
                                .filter(i -> i.ref().project().equals(project))
                                .filter(i -> i.author().equals(self()))
                                .filter(i -> i.body().contains(marker))
                                .toList());
    }

    @Override
    public List<Issue> changedSince(String project, Instant since) {
        return list(
                Operation.CHANGED_SINCE,
                project,
                () -> tracker.changedSince(project, since),
                lag ->
                        issuesBehind(lag)
                                .filter(i -> i.ref().project().equals(project))
                                .filter(i ->
                                        !i.updatedAt()
                                                .isBefore(since.truncatedTo(ChronoUnit.MILLIS)))
                                .sorted(Comparator.comparing(Issue::updatedAt))
                                .toList());
    }

    @Override
    public Optional<User> user(String username) {
        return call(Operation.USER, username, () -> tracker.user(username));
    }

    @Override
    public boolean memberOf(long userId, String group) {
        return call(Operation.MEMBER_OF, group, () -> tracker.memberOf(userId, group));
    }

    @Override
    public Role role(long userId, String project) {
        return call(Operation.ROLE, project, () -> tracker.role(userId, project));
    }

    @Override
    public Issue create(IssueDraft draft) {
        return call(Operation.CREATE, draft.title(), () -> tracker.create(draft));
    }

    @Override
    public Issue edit(IssueRef ref, IssueEdit edit) {
        return call(Operation.EDIT, ref, () -> tracker.edit(ref, edit));
    }

    @Override
    public Comment comment(IssueRef issue, String body, boolean confidential) {
        return call(Operation.COMMENT, issue, () -> tracker.comment(issue, body, confidential));
    }

    @Override
    public Comment editComment(CommentRef ref, String body) {
        return call(Operation.EDIT_COMMENT, ref, () -> tracker.editComment(ref, body));
    }

    @Override
    public void acknowledge(CommentRef ref) {
        call(
                Operation.ACKNOWLEDGE,
                ref,
                () -> {
                    tracker.acknowledge(ref);
                    return ref;
                });
    }

    private Stream<Issue> issuesBehind(Weather.Lag lag) {
        return album.behind(lag).stream().map(Album.Photo::issue);
    }

    /** The present is asked in any case: it is where errors come from. */
    private <T> T list(
            Operation operation, Object about, Supplier<T> now, Function<Weather.Lag, T> then) {
        return call(
                operation,
                about,
                () -> {
                    T present = now.get();
                    var lag = weather.lag();
                    return lag instanceof Weather.Lag.None ? present : then.apply(lag);
                });
    }

    private <T> T call(Operation operation, Object about, Supplier<T> work) {
        var call = weather.counted(operation, about);
        LockSupport.parkNanos(weather.delay().toNanos());
        weather.witness().before(call);
        var fault = weather.faultOf(call);
        fault.filter(f -> !f.isAfterTheFact()).ifPresent(f -> fail(f, call));
        T result = work.get();
        weather.witness().after(call);
        fault.ifPresent(f -> fail(f, call));
        return result;
    }

    private static void fail(Weather.Fault fault, Weather.Call call) {
        switch (fault) {
            case Weather.Fault.Unavailable() ->
                    fail(Kind.UNAVAILABLE, call, "503", Optional.empty());
            case Weather.Fault.Refused() -> fail(Kind.FORBIDDEN, call, "403", Optional.empty());
            case Weather.Fault.Busy(var wait) ->
                    fail(Kind.BUSY, call, "429, retry after " + wait, Optional.of(wait));
            case Weather.Fault.RequestLost _, Weather.Fault.AnswerLost _ ->
                    fail(Kind.OUTCOME_UNKNOWN, call, "no answer in time", Optional.empty());
        }
    }

    private static void fail(
            Kind kind, Weather.Call call, String words, Optional<Duration> retryAfter) {
        var message =
                "embedded tracker: %s %s: %s".formatted(call.operation(), call.about(), words);
        throw new TrackerException(kind, message, retryAfter, null);
    }
}
