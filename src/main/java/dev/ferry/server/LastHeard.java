package dev.ferry.server;

import dev.ferry.inbox.Deliveries;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** When a sender's delivery came in last. */
final class LastHeard {

    private static final int LATEST = 200;

    private LastHeard() {}

    static Optional<Instant> of(String sender, Deliveries deliveries) {
        return deliveries.list(Optional.empty(), LATEST).stream()
                .map(job -> job.delivery())
                .filter(delivery -> delivery.source().equals(sender))
                .map(delivery -> delivery.receivedAt())
                .max(Comparator.naturalOrder());
    }
}
