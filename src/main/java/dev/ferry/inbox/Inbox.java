package dev.ferry.inbox;

import java.util.List;
import java.util.Optional;

/**
 * The durable queue. What {@link #accept} took is not lost by anything short of losing the disk;
 * jobs of one lane are worked on in order and never two at once, lanes side by side.
 */
public interface Inbox {

    enum Receipt {
        STORED,
        /** The same delivery id was here before; nothing was done. */
        DUPLICATE
    }

    /** Returns only after the delivery is durable. Safe to call from many threads. */
    Receipt accept(Delivery delivery);

    /**
     * Asks for one REFRESH of this lane soon. However often it is called in a burst, at most one is
     * waiting and one is running.
     */
    void refreshSoon(String lane);

    /** Newest first. */
    List<Job> list(Optional<Job.State> state, int limit);

    Optional<Job> find(String deliveryId);

    /** Puts a dead or finished job back in its lane, at once. */
    boolean replay(String deliveryId);
}
