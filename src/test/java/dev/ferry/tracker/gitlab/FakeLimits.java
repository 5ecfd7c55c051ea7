package dev.ferry.tracker.gitlab;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** GitLab.com's limits on what creates content, where they are switched on. */
final class FakeLimits {

    private final Deque<Instant> notes = new ArrayDeque<>();
    private final Deque<Instant> issues = new ArrayDeque<>();
    private boolean enforced;
    private int refused;

    synchronized void enforce() {
        enforced = true;
    }

    synchronized void note(Instant now) {
        count(notes, 60, now);
    }

    synchronized void issue(Instant now) {
        count(issues, 200, now);
    }

    private void count(Deque<Instant> made, int most, Instant now) {
        made.removeIf(t -> !t.isAfter(now.minusSeconds(60)));
        if (enforced && made.size() >= most) {
            refused++;
            throw FakeRefusal.tooMany();
        }
        made.add(now);
    }

    synchronized int refused() {
        return refused;
    }
}
