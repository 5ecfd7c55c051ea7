package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Inbox;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.RetryLater;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.inbox.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real threads over a real file. */
@Timeout(60)
class WorkersTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final RetryPolicy HASTY =
            new RetryPolicy(
                    new RetryPolicy.Backoff(Duration.ofMillis(1), Duration.ofMillis(4), 100),
                    new RetryPolicy.Backoff(Duration.ofMillis(1), Duration.ofMillis(4), 100));

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingIsLostDoubledOverlappedOrOutOfOrder(long seed) throws InterruptedException {
        var random = new Random(seed);
        var witness = new Witness(seed);
        int sent = 0;
        for (int life = 1; life <= 4; life++) {
            try (var running = new Running(witness, 8)) {
                sent = send(running.inbox, random, sent, sent + 250);
                if (life == 4) {
                    assertThat(witness.finished.tryAcquire(1_000, 30, TimeUnit.SECONDS)).isTrue();
                }
            }
        }
        assertThat(witness.complaints).isEmpty();
        assertThat(witness.order.values().stream().mapToInt(List::size).sum()).isEqualTo(1_000);
        witness.order.values().forEach(lane -> assertThat(lane).isSorted().doesNotHaveDuplicates());
    }

    /** From many threads, but each lane from one, so that the order of a lane is known. */
    private static int send(Inbox inbox, Random random, int from, int to) {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int s = 0; s < 10; s++) {
                int lanes = s;
                boolean repeat = random.nextBoolean();
                senders.submit(() -> {
                    for (int i = from + lanes; i < to; i += 10) {
                        inbox.accept(delivery(i, "lane-" + i % 20));
                        if (repeat) {
                            inbox.accept(delivery(i, "lane-" + i % 20));
                        }
                    }
                });
            }
        }
        return to;
    }

    @Test
    void soManyLanesAtOnceAndNoMore() throws InterruptedException {
        var started = new Semaphore(0);
        var go = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        JobHandler slow =
                _ -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    started.release();
                    await(go);
                    atOnce.decrementAndGet();
                    return JobHandler.DONE;
                };
        try (var running = new Running(slow, 5)) {
            for (int i = 0; i < 20; i++) {
                running.inbox.accept(delivery(i, "lane-" + i));
            }
            assertThat(started.tryAcquire(5, 10, TimeUnit.SECONDS)).isTrue();
            go.countDown();
            assertThat(started.tryAcquire(15, 10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(5);
    }

    @Test
    void whatRunsAtTheEndIsFinishedAndWhatWaitsIsKept() throws InterruptedException {
        var started = new CountDownLatch(1);
        var done = Collections.synchronizedList(new ArrayList<String>());
        var closing = new CountDownLatch(1);
        JobHandler handler =
                job -> {
                    started.countDown();
                    await(closing);
                    done.add(job.delivery().id());
                    return JobHandler.DONE;
                };
        try (var running = new Running(handler, 1)) {
            running.inbox.accept(delivery(1, "a"));
            running.inbox.accept(delivery(2, "a"));
            started.await();
            Thread.startVirtualThread(() -> {
                awaitStopping(running.workers);
                closing.countDown();
            });
        }
        assertThat(done).containsExactly("1");
        try (var database = Database.open(url())) {
            var history = database.deliveries(CLOCK);
            assertThat(history.find("1").orElseThrow().state()).isEqualTo(Job.State.DONE);
            assertThat(history.find("2").orElseThrow().state()).isEqualTo(Job.State.WAITING);
        }
    }

    @Test
    void whatDoesNotFinishInTimeIsInterruptedAndDoneAgainNextTime() throws InterruptedException {
        var started = new CountDownLatch(1);
        JobHandler stuck =
                _ -> {
                    started.countDown();
                    await(new CountDownLatch(1));
                    return JobHandler.DONE;
                };
        var running = new Running(stuck, 1);
        running.inbox.accept(delivery(1, "a"));
        started.await();
        running.close(Duration.ofMillis(1));

        var again = new CountDownLatch(1);
        JobHandler quick =
                job -> {
                    assertThat(job.attempts()).isZero();
                    again.countDown();
                    return JobHandler.DONE;
                };
        try (var _ = new Running(quick, 1)) {
            assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anErrorInAHandlerDoesNotHoldItsLaneForEver() throws InterruptedException {
        var second = new CountDownLatch(2);
        JobHandler broken =
                _ -> {
                    second.countDown();
                    throw new StackOverflowError("deep");
                };
        try (var running = new Running(broken, 1)) {
            running.inbox.accept(delivery(1, "a"));
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void refreshesComeWithoutADelivery() throws InterruptedException {
        var refreshed = new CountDownLatch(1);
        JobHandler handler =
                job -> {
                    assertThat(job.isRefresh()).isTrue();
                    refreshed.countDown();
                    return JobHandler.DONE;
                };
        try (var running = new Running(handler, 1)) {
            running.inbox.refreshSoon("a");
            assertThat(refreshed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Delivery delivery(int number, String lane) {
        return new Delivery(
                String.valueOf(number),
                "test",
                new Hint(Topic.ISSUE, lane, Optional.empty()),
                Instant.now());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitStopping(Workers workers) {
        while (workers.alive()) {
            Thread.onSpinWait();
        }
    }

    private String url() {
        return NewDatabase.at(directory.resolve("ferry.db"));
    }

    private final class Running implements AutoCloseable {

        private final Database database = Database.open(url());
        private final Inbox inbox;
        private final Workers workers;

        Running(JobHandler handler, int most) {
            var jobs = database.jobs();
            inbox = new StoredInbox(jobs, Hint::subject, Duration.ofMillis(5), CLOCK);
            workers =
                    Workers.start(
                            jobs,
                            new Attempt(handler, HASTY, CLOCK, new Random(7), (_, _) -> {}),
                            most,
                            CLOCK);
        }

        @Override
        public void close() {
            close(Duration.ofSeconds(20));
        }

        void close(Duration patience) {
            workers.close(patience);
            database.close();
        }
    }

    /** Fails now and then, and looks whether the queue keeps its word. */
    private static final class Witness implements JobHandler {

        private final Map<String, List<Integer>> order = new ConcurrentHashMap<>();
        private final Map<String, Boolean> busy = new ConcurrentHashMap<>();
        private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
        private final HashSet<String> seen = new HashSet<>();
        private final Semaphore finished = new Semaphore(0);
        private final long seed;

        Witness(long seed) {
            this.seed = seed;
        }

        @Override
        public Result handle(Job job) {
            if (busy.put(job.lane(), true) != null) {
                complaints.add("two at once in " + job.lane());
            }
            try {
                Thread.yield();
                failSometimes(job);
                order.computeIfAbsent(job.lane(), _ -> new ArrayList<>())
                        .add(Integer.parseInt(job.delivery().id()));
                finished.release();
                return JobHandler.DONE;
            } finally {
                busy.remove(job.lane());
            }
        }

        private void failSometimes(Job job) {
            var dice = new Random(seed * 31 + job.delivery().id().hashCode()).nextInt(10);
            if (dice < 2 && job.attempts() < 2) {
                throw new IllegalStateException("bad luck");
            }
            if (dice == 3 && firstTime(job)) {
                throw new RetryLater(Duration.ofMillis(1), "busy");
            }
        }

        private synchronized boolean firstTime(Job job) {
            return seen.add(job.delivery().id());
        }
    }
}
