package dev.ferry.inbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a job waits before it is tried again, and when it is given up. While it waits, its lane
 * waits with it: order counts more than speed.
 *
 * @param failures for what may never succeed
 * @param outages for what succeeds as soon as the outside is up again
 */
public record RetryPolicy(Backoff failures, Backoff outages) {

    /**
     * Failures are tried for about nine minutes: longer than a restart, shorter than the patience
     * of people. An outage may last a long weekend, and what waits goes on within two minutes of
     * its end.
     */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(
                    new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 10),
                    new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), 3_000));

    private static final double JITTER = 0.2;
    private static final long MOST_JITTER = 30_000;

    /**
     * @param first wait after the first time; it doubles with each further one
     * @param most the longest wait
     * @param tries after which a job is dead
     */
    public record Backoff(Duration first, Duration most, int tries) {

        /**
         * The wait after so many times, up to a fifth longer, but half a minute at the most, so
         * that lanes do not knock together.
         */
        Duration wait(int times, RandomGenerator random) {
            var doubled = first.multipliedBy(1L << Math.min(times - 1, 30));
            return stretch(doubled.compareTo(most) > 0 ? most : doubled, JITTER, random);
        }
    }

    /** A wait for a limit, a little longer: whoever set it paces those who come back. */
    static Duration after(Duration wait, RandomGenerator random) {
        return stretch(wait, JITTER / 10, random);
    }

    private static Duration stretch(Duration wait, double jitter, RandomGenerator random) {
        return wait.plusMillis(
                (long) (Math.min(wait.toMillis() * jitter, MOST_JITTER) * random.nextDouble()));
    }
}
