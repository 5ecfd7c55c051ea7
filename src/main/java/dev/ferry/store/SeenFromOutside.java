package dev.ferry.store;

import dev.ferry.inbox.Deliveries;
import dev.ferry.inbox.Job;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The queue as a process sees it that does not work on it: replays are left to the one that does.
 */
record SeenFromOutside(History history, InstantSource clock) implements Deliveries {

    @Override
    public List<Job> list(Optional<Job.State> state, int limit) {
        return history.list(state, limit);
    }

    @Override
    public Optional<Job> find(String deliveryId) {
        return history.find(deliveryId);
    }

    @Override
    public boolean replay(String deliveryId) {
        var job = find(deliveryId).filter(found -> found.state() != Job.State.WAITING);
        job.ifPresent(found -> history.wishReplay(deliveryId, clock.instant()));
        return job.isPresent();
    }
}
