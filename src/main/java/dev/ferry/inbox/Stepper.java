package dev.ferry.inbox;

import java.time.InstantSource;

/**
 * Works jobs off on the caller's thread, one after the other: for tests that turn the clock by hand
 * and for drivers that stop the world between two steps.
 */
public record Stepper(JobStore jobs, Attempt attempt, InstantSource clock) {

    /** Until nothing is due any more. Returns how many tries that took. */
    public int runAll() {
        int tries = 0;
        while (runOne()) {
            tries++;
        }
        return tries;
    }

    /** False when nothing is due. */
    public boolean runOne() {
        var job = jobs.take(clock.instant());
        job.ifPresent(taken -> jobs.settle(taken, attempt.at(taken)));
        return job.isPresent();
    }
}
