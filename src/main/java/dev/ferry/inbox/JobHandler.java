package dev.ferry.inbox;

/**
 * Does the work of one job. Called again for the same job after any failure or crash, so it must be
 * repeatable. What it throws is a failure, and the job is tried again later; {@link RetryLater} is
 * not counted as one, and an {@link Outage} is waited for.
 */
public interface JobHandler {

    Result handle(Job job);

    /**
     * The job will not be tried again by itself; whoever waits for it should hear that. May be
     * called twice for one job, after a crash.
     */
    default void givenUp(Job job) {}

    sealed interface Result {
        /** Finished; never again. */
        record Done() implements Result {}

        /** It belongs to another lane, in which it must be worked on instead. */
        record Moved(String lane) implements Result {}
    }

    Result DONE = new Result.Done();
}
