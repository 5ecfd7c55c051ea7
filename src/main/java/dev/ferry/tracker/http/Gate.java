package dev.ferry.tracker.http;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Where requests wait for their turn, urgent writes first. A wait longer than the patience is not
 * begun: the caller gets {@link Kind#BUSY} with the time, and does something else.
 */
final class Gate {

    private record Ticket(HttpCall call, long order) {}

    private final Pacer pacer;
    private final boolean oneAtATime;
    private final Failures failures;
    private final InstantSource clock;
    private final Pause pause;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final TreeSet<Ticket> waiting =
            new TreeSet<>(
                    Comparator.comparing((Ticket t) -> !t.call().isUrgent())
                            .thenComparing(Ticket::order));
    private long orders;
    private boolean taken;

    Gate(
            Pacing pacing,
            Pacer pacer,
            Failures failures,
            InstantSource clock,
            Pause pause,
            Duration patience) {
        this.pacer = pacer;
        this.oneAtATime = pacing.oneAtATime();
        this.failures = failures;
        this.clock = clock;
        this.pause = pause;
        this.patience = patience;
    }

    /** Waits a little while the forge wants no requests; throws when it would be long. */
    void read(HttpCall call) {
        var now = clock.instant();
        var opens = pacer.opensAt(now);
        if (opens.isPresent()) {
            sleep(call, opens.get(), now, now.plus(patience));
        }
    }

    <T> T write(HttpCall call, Supplier<T> request) {
        var sent = enter(call);
        try {
            return request.get();
        } finally {
            sent.answered(clock.instant());
            leave();
        }
    }

    /** How many writes wait for their turn now. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private Pacer.Sent enter(HttpCall call) {
        var deadline = clock.instant().plus(patience);
        lock.lock();
        var ticket = new Ticket(call, orders++);
        waiting.add(ticket);
        try {
            while (true) {
                if (oneAtATime && taken || !waiting.first().equals(ticket)) {
                    awaitTurn(call, deadline);
                    continue;
                }
                var now = clock.instant();
                var at = pacer.earliest(call, now);
                if (!at.isAfter(now)) {
                    taken = true;
                    return pacer.started(call, now);
                }
                sleepUnlocked(call, at, now, deadline);
            }
        } finally {
            waiting.remove(ticket);
            moved.signalAll();
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            taken = false;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitTurn(HttpCall call, Instant deadline) {
        var left = Duration.between(clock.instant(), deadline);
        try {
            if (!left.isPositive() || !moved.await(left.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy(call, Duration.ofSeconds(1).multipliedBy(waiting.size()));
            }
        } catch (InterruptedException e) {
            throw stopping(call, e);
        }
    }

    /** Others may overtake meanwhile: whoever wakes up looks at the queue again. */
    private void sleepUnlocked(HttpCall call, Instant until, Instant now, Instant deadline) {
        lock.unlock();
        try {
            sleep(call, until, now, deadline);
        } finally {
            lock.lock();
        }
    }

    private void sleep(HttpCall call, Instant until, Instant now, Instant deadline) {
        var time = Duration.between(now, until);
        if (until.isAfter(deadline)) {
            throw busy(call, time);
        }
        try {
            pause.pause(time);
        } catch (InterruptedException e) {
            throw stopping(call, e);
        }
    }

    private TrackerException busy(HttpCall call, Duration wait) {
        var text = "was not sent: the forge's limits allow it in " + wait.toSeconds() + " s";
        return failures.busy(call, text, wait);
    }

    private TrackerException stopping(HttpCall call, InterruptedException cause) {
        return failures.stopping(Kind.UNAVAILABLE, call, "was not sent", cause);
    }
}
