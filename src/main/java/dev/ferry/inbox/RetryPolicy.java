package dev.ferry.inbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a failed job waits, and when it is given up. While it waits, its lane waits with it:
 * order counts more than speed.
 *
 * @param first wait after the first failure; it doubles with each further one
 * @param most the longest wait
 * @param attempts failures after which a job is dead
 */
public record RetryPolicy(Duration first, Duration most, int attempts) {

    /** About nine minutes in all: longer than a restart, shorter than the patience of people. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), 10);

    private static final double JITTER = 0.2;
    private static final long MOST_JITTER = 30_000;

    /**
     * The wait after so many failures, up to a fifth longer, but half a minute at the most, so that
     * lanes do not knock together.
     */
    Duration wait(int failures, RandomGenerator random) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, 30));
        return stretch(doubled.compareTo(most) > 0 ? most : doubled, random);
    }

    static Duration stretch(Duration wait, RandomGenerator random) {
        return wait.plusMillis(
                (long) (Math.min(wait.toMillis() * JITTER, MOST_JITTER) * random.nextDouble()));
    }
}
