package dev.ferry.inbox;

/**
 * The outside is down, whatever is asked of it. That is not the job's fault: it is tried again for
 * days, and its lane waits with it.
 */
public final class Outage extends RuntimeException {

    public Outage(String what, Throwable cause) {
        super(what, cause);
    }
}
