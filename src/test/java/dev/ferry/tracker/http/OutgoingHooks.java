package dev.ferry.tracker.http;

/** The webhooks of a fake forge: what it sends, and what became of it. */
public interface OutgoingHooks {

    /** Sends what happened since the last time. */
    void send();

    /** Deliveries that were tried, whatever came of them. */
    int tried();

    /** Deliveries that were answered with 2xx. */
    long taken();

    /** False when so many were not taken in time. */
    boolean awaitTaken(long wanted) throws InterruptedException;
}
