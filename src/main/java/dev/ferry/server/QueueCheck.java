package dev.ferry.server;

import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.Workers;
import dev.ferry.server.Health.Finding;
import java.time.Duration;
import java.time.InstantSource;

/** Whether somebody works on the queue. How much waits is told and refuses nothing. */
public record QueueCheck(JobStore jobs, Workers workers, InstantSource clock)
        implements Health.Check {

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Finding look() {
        var depth = jobs.depth();
        var age =
                depth.oldest()
                        .map(at -> Duration.between(at, clock.instant()))
                        .orElse(Duration.ZERO);
        var told =
                "%d waiting, the oldest for %d s, %d given up"
                        .formatted(depth.waiting(), age.toSeconds(), depth.dead());
        return new Finding(workers.alive(), true, workers.alive() ? told : "stopped; " + told);
    }
}
