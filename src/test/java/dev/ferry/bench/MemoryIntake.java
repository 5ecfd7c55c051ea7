package dev.ferry.bench;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Intake;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.Lanes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Knows repeats and puts jobs into lanes as the real inbox does, and keeps nothing. */
final class MemoryIntake implements Intake {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Lanes lanes = new Lanes();
    private final AtomicLong seq = new AtomicLong();

    @Override
    public Receipt accept(Delivery delivery) {
        if (!seen.add(delivery.id())) {
            return Receipt.DUPLICATE;
        }
        var lane = delivery.hint().subject();
        lanes.add(Job.waiting(seq.incrementAndGet(), delivery, lane, delivery.receivedAt()));
        return Receipt.STORED;
    }
}
