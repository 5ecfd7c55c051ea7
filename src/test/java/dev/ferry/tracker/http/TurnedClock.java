package dev.ferry.tracker.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody waits; then that much time has passed at once. */
public final class TurnedClock implements InstantSource, Pause {

    private Instant now;
    private Duration waited = Duration.ZERO;

    public TurnedClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void pause(Duration time) {
        waited = waited.plus(time);
        now = now.plus(time);
    }

    /** How long everybody waited, together. */
    public synchronized Duration waited() {
        return waited;
    }
}
