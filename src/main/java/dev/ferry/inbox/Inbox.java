package dev.ferry.inbox;

/**
 * The durable queue. What {@link #accept} took is not lost by anything short of losing the disk;
 * jobs of one lane are worked on in order and never two at once, lanes side by side.
 */
public interface Inbox extends Deliveries {

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
}
