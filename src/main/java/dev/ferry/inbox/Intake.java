package dev.ferry.inbox;

import java.util.concurrent.CompletableFuture;

/** Takes deliveries in. What it took is not lost by anything short of losing the disk. */
public interface Intake {

    enum Receipt {
        STORED,
        /** The same delivery id was here before; nothing was done. */
        DUPLICATE
    }

    /** Returns only after the delivery is durable. Safe to call from many threads. */
    Receipt accept(Delivery delivery);

    /**
     * The same for those who do not wait: the answer comes when the delivery is durable, on a
     * thread that has other things to do.
     */
    default CompletableFuture<Receipt> acceptLater(Delivery delivery) {
        try {
            return CompletableFuture.completedFuture(accept(delivery));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
