package dev.ferry.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The inbox over its durable jobs.
 *
 * @param settle how long a refresh waits for more of the burst that asked for it
 */
public record StoredInbox(JobStore jobs, LaneOf lanes, Duration settle, InstantSource clock)
        implements Inbox {

    /** For people: slow enough for a burst, quick enough to watch. */
    public static final Duration A_MOMENT = Duration.ofSeconds(1);

    @Override
    public Receipt accept(Delivery delivery) {
        return jobs.add(delivery, lanes.lane(delivery.hint()));
    }

    @Override
    public CompletableFuture<Receipt> acceptLater(Delivery delivery) {
        return jobs.addLater(delivery, lanes.lane(delivery.hint()));
    }

    @Override
    public void refreshSoon(String lane) {
        var now = clock.instant();
        jobs.addRefresh(lane, now, now.plus(settle));
    }

    @Override
    public List<Job> list(Optional<Job.State> state, int limit) {
        return jobs.list(state, limit);
    }

    @Override
    public Optional<Job> find(String deliveryId) {
        return jobs.find(deliveryId);
    }

    @Override
    public boolean replay(String deliveryId) {
        return jobs.replay(deliveryId, clock.instant());
    }
}
