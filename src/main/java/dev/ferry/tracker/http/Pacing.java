package dev.ferry.tracker.http;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * How fast a forge lets us write.
 *
 * @param oneAtATime the next write waits for the answer to the one before
 * @param gap between the starts of two writes
 */
public record Pacing(boolean oneAtATime, Duration gap, List<Limit> limits) {

    public static final Pacing NONE = new Pacing(false, Duration.ZERO, List.of());

    /**
     * At most so many writes of a kind in any stretch of this length.
     *
     * @param keptForUrgent of these, how many only {@link HttpCall.Nature#URGENT_WRITE} may use
     * @param counts which writes are meant
     */
    public record Limit(int most, Duration per, int keptForUrgent, Predicate<HttpCall> counts) {

        public Limit {
            if (keptForUrgent >= most) {
                throw new IllegalArgumentException("a limit that leaves nothing to the others");
            }
        }

        public static Limit ofAll(int most, Duration per, int keptForUrgent) {
            return new Limit(most, per, keptForUrgent, call -> true);
        }

        int openTo(HttpCall call) {
            return call.isUrgent() ? most : most - keptForUrgent;
        }
    }

    public Pacing {
        limits = List.copyOf(limits);
    }
}
