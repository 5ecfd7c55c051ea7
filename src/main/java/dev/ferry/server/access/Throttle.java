package dev.ferry.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How often somebody may be wrong: a few times a minute each, and not much more all together. */
final class Throttle {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int EACH = 10;
    private static final int ALL = 100;
    private static final int MOST_KNOWN = 1_000;

    private final InstantSource clock;
    private final Map<String, Integer> failures = new HashMap<>();
    private Instant since = Instant.MIN;
    private int all;

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this one has to wait before another try; empty: not at all. */
    synchronized Optional<Duration> wait(String who) {
        turn();
        boolean enough = all >= ALL || failures.getOrDefault(who, 0) >= EACH;
        return enough
                ? Optional.of(Duration.between(clock.instant(), since.plus(WINDOW)).plusSeconds(1))
                : Optional.empty();
    }

    synchronized void failed(String who) {
        turn();
        all++;
        if (failures.size() < MOST_KNOWN) {
            failures.merge(who, 1, Integer::sum);
        }
    }

    private void turn() {
        var now = clock.instant();
        if (since.equals(Instant.MIN) || !now.isBefore(since.plus(WINDOW))) {
            since = now;
            all = 0;
            failures.clear();
        }
    }
}
