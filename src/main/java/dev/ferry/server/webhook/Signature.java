package dev.ferry.server.webhook;

import java.time.Instant;

/** How one sender proves that a delivery is from it. */
public interface Signature {

    enum Verdict {
        GENUINE,
        /** Nothing that could be checked. */
        UNSIGNED,
        FORGED,
        /** Genuine, but not from the last few minutes: a replay, or a clock that is wrong. */
        STALE
    }

    /** Whether there is something to check; else the body need not even be read. */
    boolean isPresent(Headers headers);

    /**
     * @param body the very bytes that came in
     */
    Verdict check(Headers headers, byte[] body, Instant now);
}
