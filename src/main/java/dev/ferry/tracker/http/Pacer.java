package dev.ferry.tracker.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the writes that went out and answers from when on the next one may go. It reads no
 * clock and waits for nobody.
 *
 * <p>A write counts from the moment its answer came: the forge counted it no later than that, so a
 * slow request cannot squeeze more into the forge's window than into ours.
 */
final class Pacer {

    private static final class Write {
        final HttpCall call;
        final Instant start;
        @Nullable Instant end;

        Write(HttpCall call, Instant start) {
            this.call = call;
            this.start = start;
        }

        Instant countedFrom() {
            return end == null ? start : end;
        }
    }

    private final Pacing pacing;
    private final Duration memory;
    private final Deque<Write> writes = new ArrayDeque<>();
    private @Nullable Write latest;
    private Instant closedUntil = Instant.MIN;

    Pacer(Pacing pacing) {
        this.pacing = pacing;
        this.memory =
                pacing.limits().stream()
                        .map(Pacing.Limit::per)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
    }

    /** The earliest moment for this write, as far as is known now; {@code now} means go. */
    synchronized Instant earliest(HttpCall call, Instant now) {
        writes.removeIf(w -> w.end != null && !w.end.plus(memory).isAfter(now));
        var at = later(now, closedUntil);
        if (latest != null) {
            at = later(at, latest.start.plus(pacing.gap()));
        }
        for (var limit : pacing.limits()) {
            if (limit.counts().test(call)) {
                at = later(at, earliest(limit, limit.openTo(call), now));
            }
        }
        return at;
    }

    private Instant earliest(Pacing.Limit limit, int most, Instant now) {
        var counted =
                writes.stream()
                        .filter(w -> limit.counts().test(w.call))
                        .map(w -> w.countedFrom().plus(limit.per()))
                        .filter(leaves -> leaves.isAfter(now))
                        .sorted()
                        .toList();
        return counted.size() < most ? now : counted.get(counted.size() - most);
    }

    /** The write goes out now. Run what is returned, with the time, when its answer came. */
    synchronized Sent started(HttpCall call, Instant now) {
        var write = new Write(call, now);
        writes.add(write);
        latest = write;
        return at -> {
            synchronized (this) {
                write.end = at;
            }
        };
    }

    /** A write that is under way. */
    interface Sent {
        void answered(Instant at);
    }

    /** The forge asked us to stay away until then: no request before it. */
    synchronized void closeUntil(Instant time) {
        closedUntil = later(closedUntil, time);
    }

    /** When the forge may be asked anything again, if not now. */
    synchronized Optional<Instant> opensAt(Instant now) {
        return Optional.of(closedUntil).filter(t -> t.isAfter(now));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
