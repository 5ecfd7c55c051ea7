package dev.ferry.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery on its way through a lane.
 *
 * @param seq order within the lane
 * @param lane everything about one migration shares a lane; see {@link LaneOf}
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
}
