package dev.ferry.mirror;

import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobHandler;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.util.Optional;

/**
 * Looks over the shoulder of a desk: what a job tells of an issue goes into the mirror, and the
 * views of its lane are written in the same lane.
 */
public record Onlooker(JobHandler desk, Tracker tracker, Feed feed, LiveViews views)
        implements JobHandler {

    @Override
    public Result handle(Job job) {
        var result = desk.handle(job);
        if (result instanceof Result.Done) {
            look(job);
        }
        return result;
    }

    @Override
    public void givenUp(Job job) {
        desk.givenUp(job);
    }

    private void look(Job job) {
        var hint = job.delivery().hint();
        if (hint.topic() == Topic.REFRESH) {
            views.refresh(job.lane());
            return;
        }
        boolean ours = hint.actor().filter(a -> a == tracker.self().id()).isPresent();
        issue(job)
                .filter(i -> !ours)
                .ifPresent(ref -> {
                    feed.look(ref);
                    views.refresh(job.lane());
                });
    }

    /** A comment changes nothing that a view shows; a description may be a view. */
    private static Optional<IssueRef> issue(Job job) {
        var hint = job.delivery().hint();
        return switch (hint.topic()) {
            case ISSUE -> Optional.of(IssueRef.parse(hint.subject()));
            case COMMENT ->
                    Optional.of(CommentRef.parse(hint.subject()))
                            .filter(CommentRef::isDescription)
                            .map(CommentRef::issue);
            case FLAG, REFRESH -> Optional.empty();
        };
    }
}
