package dev.ferry.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery on its way through a lane.
 *
 * @param seq order within the lane
 * @param lane everything about one migration shares a lane; see {@link LaneOf}
 * @param attempts how often it failed
 * @param outages how often the outside was down when it was tried
 * @param notBefore when it may be worked on next
 */
public record Job(
        long seq,
        Delivery delivery,
        String lane,
        State state,
        int attempts,
        int outages,
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
        return new Job(seq, delivery, lane, State.WAITING, 0, 0, notBefore, Optional.empty());
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
        return new Job(
                seq, delivery, lane, State.DONE, attempts, outages, notBefore, Optional.empty());
    }

    Job movedTo(String other) {
        return new Job(
                seq, delivery, other, State.WAITING, attempts, outages, notBefore, lastError);
    }

    Job postponed(Instant until, String why) {
        return delayed(attempts, outages, until, why);
    }

    Job failed(Instant again, String error) {
        return delayed(attempts + 1, outages, again, error);
    }

    Job interrupted(Instant again, String outage) {
        return delayed(attempts, outages + 1, again, outage);
    }

    private Job delayed(int attempts, int outages, Instant until, String why) {
        return new Job(
                seq, delivery, lane, State.WAITING, attempts, outages, until, Optional.of(why));
    }

    Job dead() {
        return new Job(seq, delivery, lane, State.DEAD, attempts, outages, notBefore, lastError);
    }

    /** How often it was begun and not brought to an end, waits for a limit not counted. */
    public int tries() {
        return attempts + outages;
    }

    /** As if it had just come in. */
    public Job again(Instant now) {
        return new Job(seq, delivery, lane, State.WAITING, 0, 0, now, Optional.empty());
    }
}
