package dev.ferry.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One try at a job: what the handler did or threw becomes the job's next state. */
public final class Attempt {

    /** Told of every try, for metrics. */
    @FunctionalInterface
    public interface Observer {
        /**
         * @param now the job's state after the try
         */
        void tried(Job now, Duration took);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final int LONGEST_ERROR = 2_000;
    private static final int DEEPEST_CAUSE = 8;

    private final JobHandler handler;
    private final RetryPolicy policy;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Observer observer;

    public Attempt(
            JobHandler handler,
            RetryPolicy policy,
            InstantSource clock,
            RandomGenerator random,
            Observer observer) {
        this.handler = handler;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
        this.observer = observer;
    }

    /** Does not settle the job. An {@link Error} of the handler comes through. */
    Job at(Job job) {
        var began = clock.instant();
        try (var _ = MDC.putCloseable("delivery", job.delivery().id());
                var _ = MDC.putCloseable("lane", job.lane())) {
            var now = outcome(job);
            observer.tried(now, Duration.between(began, clock.instant()));
            return now;
        }
    }

    private Job outcome(Job job) {
        try {
            return switch (handler.handle(job)) {
                case JobHandler.Result.Done _ -> job.done();
                case JobHandler.Result.Moved(var lane) when lane.equals(job.lane()) ->
                        throw new IllegalStateException(
                                "the job was moved to the lane in which it is: " + lane);
                case JobHandler.Result.Moved(var lane) -> job.movedTo(lane);
            };
        } catch (RetryLater e) {
            LOG.info("later, in {}: {}", e.after(), e.getMessage());
            return job.postponed(
                    clock.instant().plus(RetryPolicy.after(e.after(), random)), text(e));
        } catch (Outage e) {
            return interrupted(job, e);
        } catch (RuntimeException e) {
            return failed(job, e);
        }
    }

    private Job interrupted(Job job, Outage outage) {
        var times = job.outages() + 1;
        var wait = policy.outages().wait(times, random);
        LOG.warn("again in {}, the outside is down: {}", wait, outage.getMessage());
        LOG.debug("the outside is down", outage);
        var now = job.interrupted(clock.instant().plus(wait), text(outage.getCause()));
        return times < policy.outages().tries() ? now : givenUp(now, outage);
    }

    Job failed(Job job, Throwable cause) {
        var failures = job.attempts() + 1;
        var wait = policy.failures().wait(failures, random);
        var now = job.failed(clock.instant().plus(wait), text(cause));
        if (failures >= policy.failures().tries()) {
            return givenUp(now, cause);
        }
        LOG.warn("attempt {} failed, again in {}: {}", failures, wait, text(cause));
        LOG.debug("attempt {} failed", failures, cause);
        return now;
    }

    private Job givenUp(Job job, Throwable cause) {
        LOG.error("given up after {} tries", job.tries(), cause);
        tell(job);
        return job.dead();
    }

    /** Often it is the outside that fails, and then nobody can be told there. */
    private void tell(Job job) {
        try {
            handler.givenUp(job);
        } catch (RuntimeException e) {
            LOG.warn("nobody could be told that this was given up", e);
        }
    }

    /** The error and its causes, one per line. */
    private static String text(@Nullable Throwable error) {
        var lines = new ArrayList<String>();
        for (var e = error; e != null && lines.size() < DEEPEST_CAUSE; e = e.getCause()) {
            lines.add(e.toString());
        }
        var text = String.join("\nbecause ", lines);
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…";
    }
}
