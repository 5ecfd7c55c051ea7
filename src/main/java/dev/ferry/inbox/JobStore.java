package dev.ferry.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The jobs, durable, and who works on them. A job that was taken holds its lane until it is
 * settled: nobody else, in this process or another, is given a job of that lane.
 */
public interface JobStore {

    /**
     * The answer comes when it is durable; the same id is taken once. Safe to call from many
     * threads. Whoever is told may be told on the thread that commits, so should be quick.
     */
    CompletableFuture<Intake.Receipt> addLater(Delivery delivery, String lane);

    /** Durable when it returns. */
    default Intake.Receipt add(Delivery delivery, String lane) {
        try {
            return addLater(delivery, lane).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Adds a REFRESH of this lane, unless there is one that nobody began. Durable no later than
     * what is settled after it.
     */
    void addRefresh(String lane, Instant now, Instant notBefore);

    /**
     * The job that is due the longest, of a lane that is free; it is the caller's until settled.
     */
    Optional<Job> take(Instant now);

    /**
     * Writes down what became of a job and frees its lane. Nothing happens where the lane was lost
     * to somebody else meanwhile. Finished refreshes are not kept.
     */
    void settle(Job taken, Job now);

    /** Frees the lane of a job that was not brought to an end; it will be taken again. */
    void giveBack(Job taken);

    /** To be called, from any thread, whenever there is something new to take. */
    void onWork(Runnable wake);

    /** How long there will be nothing to take, unless {@link #onWork} says otherwise. */
    Duration untilNext(Instant now);

    /**
     * Called about every second by those who take: keeps hold of the lanes of these jobs, and
     * returns those whose lane was lost all the same.
     */
    Collection<Job> keepHold(Collection<Job> taken);

    /** Newest first. Refreshes are left out as long as nothing went wrong with them. */
    List<Job> list(Optional<Job.State> state, int limit);

    Optional<Job> find(String deliveryId);

    /** Puts a dead or finished job back into its lane; false where there is none. */
    boolean replay(String deliveryId, Instant now);

    /** Forgets what was finished and received before this moment. */
    void prune(Instant before);

    Depth depth();

    /**
     * @param oldest when the job that waits the longest came in
     */
    record Depth(long waiting, Optional<Instant> oldest, long dead) {}
}
