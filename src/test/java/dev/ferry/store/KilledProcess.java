package dev.ferry.store;

import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.inbox.Workers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes deliveries as fast as it can and prints {@code took <id>;} after each acknowledgement. */
final class KilledProcess {

    private KilledProcess() {}

    public static void main(String[] args) throws InterruptedException {
        var clock = InstantSource.system();
        var jobs = Database.open(args[0]).jobs();
        var inbox = new StoredInbox(jobs, Hint::subject, Duration.ZERO, clock);
        Workers.start(
                jobs,
                new Attempt(
                        _ -> JobHandler.DONE,
                        RetryPolicy.DEFAULT,
                        clock,
                        new Random(),
                        (_, _) -> {}),
                4,
                clock);
        var next = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            Thread.ofPlatform()
                    .start(() -> {
                        while (true) {
                            var id = args[1] + "-" + next.incrementAndGet();
                            var hint =
                                    new Hint(
                                            Topic.ISSUE,
                                            "lane-" + id.hashCode() % 9,
                                            Optional.empty());
                            inbox.accept(new Delivery(id, "test", hint, clock.instant()));
                            System.out.println("took " + id + ";");
                        }
                    });
        }
        Thread.currentThread().join();
    }
}
