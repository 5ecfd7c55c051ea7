package dev.ferry.command;

import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.Outage;
import dev.ferry.inbox.RetryLater;
import dev.ferry.tracker.TrackerException;
import java.time.Duration;

/**
 * Tells the queue what a tracker's trouble means for a job: too many calls are a wait, a tracker
 * that is down is an outage, and only what it refuses is a failure.
 */
public record Patience(JobHandler work) implements JobHandler {

    /** For a tracker that is busy and does not say for how long. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @Override
    public Result handle(Job job) {
        try {
            return work.handle(job);
        } catch (TrackerException e) {
            throw switch (e.kind()) {
                case BUSY -> new RetryLater(e.retryAfter().orElse(A_WHILE), e.getMessage());
                case UNAVAILABLE, OUTCOME_UNKNOWN -> new Outage(e.getMessage(), e);
                case NOT_FOUND, FORBIDDEN, REJECTED -> e;
            };
        }
    }

    @Override
    public void givenUp(Job job) {
        work.givenUp(job);
    }
}
