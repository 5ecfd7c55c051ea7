package dev.ferry.tracker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * As whom Ferry calls a tracker.
 *
 * @param name under which its words appear
 * @param kind of access, for people: {@code GitHub App}, {@code project access token}
 * @param expires when the access ends; empty: never, or the tracker does not tell
 * @param faults rights that are missing wherever Ferry works
 */
public record Account(String name, String kind, Optional<Instant> expires, List<Fault> faults) {

    public Account {
        faults = List.copyOf(faults);
    }
}
