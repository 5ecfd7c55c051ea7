package dev.ferry.inbox;

import java.time.Duration;

/**
 * The work can go on after this time, and not before; it is not a failure and is not counted as
 * one.
 */
public final class RetryLater extends RuntimeException {

    private final Duration after;

    public RetryLater(Duration after, String why) {
        super(why);
        this.after = after;
    }

    public Duration after() {
        return after;
    }
}
