package dev.ferry.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery on its way through a lane.
 *
 * @param seq order within the lane
 * @param lane everything about one migration shares a lane; see {@link LaneOf}
 * @param attempts how often it failed
 * @param notBefore when it may be worked on next
 */
public record Job(
        long seq,
        Delivery delivery,
        String lane,
        State state,
        int attempts,
        Instant notBefore,
        Optional<String> lastError) {

    public enum State {
        WAITING,
        DONE,
        /** Given up; a person may read why and replay it. */
        DEAD
    }

    /** A new one. */
    public static Job waiting(long seq, Delivery delivery, String lane, Instant notBefore) {
        return new Job(seq, delivery, lane, State.WAITING, 0, notBefore, Optional.empty());
    }

    /**
     * Refreshes are not part of the lane's order: they wait for one another and for nothing else,
     * and let every due job of their lane go first.
     */
    public boolean isRefresh() {
        return delivery.hint().topic() == Delivery.Topic.REFRESH;
    }

    public boolean isDue(Instant now) {
        return !notBefore.isAfter(now);
    }

    Job done() {
        return new Job(seq, delivery, lane, State.DONE, attempts, notBefore, Optional.empty());
    }

    Job movedTo(String other) {
        return new Job(seq, delivery, other, State.WAITING, attempts, notBefore, lastError);
    }

    Job postponed(Instant until, String why) {
        return new Job(seq, delivery, lane, State.WAITING, attempts, until, Optional.of(why));
    }

    Job failed(Instant again, String error) {
        return new Job(seq, delivery, lane, State.WAITING, attempts + 1, again, Optional.of(error));
    }

    Job dead(String error) {
        return new Job(
                seq, delivery, lane, State.DEAD, attempts + 1, notBefore, Optional.of(error));
    }

    /** As if it had just come in. */
    public Job again(Instant now) {
        return new Job(seq, delivery, lane, State.WAITING, 0, now, Optional.empty());
    }
}
