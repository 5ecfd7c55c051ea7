package dev.ferry.inbox;

import java.util.List;
import java.util.Optional;

/** What came in lately and what became of it, for people. */
public interface Deliveries {

    /** Newest first. */
    List<Job> list(Optional<Job.State> state, int limit);

    Optional<Job> find(String deliveryId);

    /** Puts a dead or finished job back in its lane, at once. False where there is none. */
    boolean replay(String deliveryId);
}
