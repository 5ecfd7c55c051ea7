package dev.ferry.tracker.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** GitHub's secondary limits on what creates content, where they are switched on. */
final class FakeLimits {

    private final Deque<Instant> writes = new ArrayDeque<>();
    private boolean enforced;
    private int refused;
    private int total;

    synchronized void enforce() {
        enforced = true;
    }

    /** Counts one write; whether it is one too many. */
    synchronized boolean exceeded(Instant now) {
        total++;
        writes.removeIf(t -> !t.isAfter(now.minus(Duration.ofHours(1))));
        var lastMinute = writes.stream().filter(t -> t.isAfter(now.minusSeconds(60))).count();
        if (enforced && (lastMinute >= 80 || writes.size() >= 500)) {
            refused++;
            return true;
        }
        writes.add(now);
        return false;
    }

    synchronized int refused() {
        return refused;
    }

    synchronized int total() {
        return total;
    }
}
