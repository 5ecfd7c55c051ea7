package dev.ferry.mirror;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobHandler;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;

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
        if (!ours && looked(hint)) {
            views.refresh(job.lane());
        }
    }

    /** Whether it was about an issue. A description may be a view. */
    private boolean looked(Hint hint) {
        switch (hint.topic()) {
            case ISSUE -> feed.look(IssueRef.parse(hint.subject()));
            case COMMENT -> {
                var comment = CommentRef.parse(hint.subject());
                if (comment.isDescription()) {
                    feed.look(comment.issue());
                } else {
                    feed.listen(comment.issue());
                }
            }
            case FLAG, REFRESH -> {
                return false;
            }
        }
        return true;
    }
}
