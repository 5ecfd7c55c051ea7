package dev.ferry.reconcile;

import java.time.Instant;
import java.util.Optional;

/** How far a periodic look has come; kept over restarts, so that a bot that was down catches up. */
public interface Cursors {

    Optional<Instant> at(String name);

    void move(String name, Instant at);
}
