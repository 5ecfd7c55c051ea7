package dev.ferry.inbox;

/**
 * The durable queue: jobs of one lane are worked on in order and never two at once, lanes side by
 * side.
 */
public interface Inbox extends Intake, Deliveries {

    /**
     * Asks for one REFRESH of this lane soon. However often it is called in a burst, at most one is
     * waiting and one is running.
     */
    void refreshSoon(String lane);
}
