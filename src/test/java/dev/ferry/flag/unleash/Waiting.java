package dev.ferry.flag.unleash;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** For a server of somebody else's, that says by nothing but its answers that it is done. */
public final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Waiting() {}

    /** Until this holds; fails where it does not for too long. */
    public static void until(String what, BooleanSupplier holds) {
        var end = Instant.now().plus(LONGEST);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still not so: " + what);
            }
            aMoment();
        }
    }

    static void aMoment() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
}
