package dev.ferry.reconcile;

import java.time.Instant;
import java.util.Map;

/** How often things that are published under a stable name have changed. */
public interface Revisions {

    /**
     * @param number 0 for the first that was seen, and one more with every change
     */
    record Revision(int number, Instant changedAt) {}

    /**
     * The revision of each thing, after noting those that are not what they were.
     *
     * @param fingerprints what each thing is now, by its name
     */
    Map<String, Revision> of(Map<String, String> fingerprints, Instant now);
}
