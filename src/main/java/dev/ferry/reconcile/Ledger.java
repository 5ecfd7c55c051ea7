package dev.ferry.reconcile;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What we meant to create and what came of it, written down before and after. An entry without a
 * result after a crash or a timeout means: it may exist, look before creating it again.
 */
public interface Ledger {

    /**
     * @param ref text form of the created thing's ref; empty while the outcome is unknown
     * @param intendedAt when the latest attempt began
     */
    record Entry(String key, Optional<String> ref, Instant intendedAt) {}

    Map<String, Entry> entries(Collection<String> keys);

    /** Durable before it returns. One call for several keys is one commit. */
    void intend(Collection<String> keys, Instant now);

    /** Durable before it returns. */
    void record(String key, String ref);

    /** The thing is known not to exist (any more); the next ensure starts afresh. */
    void forget(String key);
}
