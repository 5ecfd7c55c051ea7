package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostgresJobsIT extends JobStoreContract {

    private static final InstantSource CLOCK = InstantSource.system();

    private final String url = RealPostgres.emptyDatabase();

    @Override
    Database open() {
        return Database.open(url);
    }

    @Override
    void afterTheLease() {
        try (var database = open()) {
            runOut(database);
        }
    }

    private static void runOut(Database database) {
        database.write(
                "test",
                c -> Sql.update(c, "UPDATE lane SET leased_until = now() - interval '1 second'"));
    }

    @Test
    void aReplicaThatLostItsLaneChangesNothingAnyMore() {
        try (var one = open();
                var other = open()) {
            var slow = one.jobs();
            var quick = other.jobs();
            slow.add(delivery(1, "a"), "a");
            var now = CLOCK.instant();
            var lost = slow.take(now).orElseThrow();
            assertThat(quick.take(now)).isEmpty();

            runOut(other);
            var taken = quick.take(now).orElseThrow();
            slow.settle(lost, finished(lost));
            assertThat(quick.find("1").orElseThrow().state()).isEqualTo(Job.State.WAITING);
            assertThat(slow.take(now)).isEmpty();

            quick.settle(taken, finished(taken));
            assertThat(slow.find("1").orElseThrow().state()).isEqualTo(Job.State.DONE);
        }
    }

    @Test
    void nothingIsLeftOfAnEmptyLane() {
        try (var database = open()) {
            var jobs = database.jobs();
            jobs.add(delivery(1, "a"), "a");
            var taken = jobs.take(CLOCK.instant()).orElseThrow();
            jobs.settle(taken, finished(taken));

            var lanes =
                    database.read(
                            "test",
                            c -> Sql.list(c, "SELECT name FROM lane", row -> row.getString(1)));
            assertThat(lanes).isEmpty();
        }
    }

    @Test
    void twoReplicasDoEachJobOnceAndEachLaneInOrder() throws InterruptedException {
        var witness = new Witness();
        try (var one = open();
                var other = open()) {
            var first = one.jobs();
            var second = other.jobs();
            var workers = List.of(workers(first, witness), workers(second, witness));
            for (int i = 0; i < 300; i++) {
                (i % 3 == 0 ? first : second).add(delivery(i, "lane-" + i % 12), "lane-" + i % 12);
            }
            assertThat(witness.finished.tryAcquire(300, 60, TimeUnit.SECONDS)).isTrue();
            workers.forEach(w -> w.close(Duration.ofSeconds(10)));
        }
        assertThat(witness.complaints).isEmpty();
        assertThat(witness.order.values().stream().mapToInt(List::size).sum()).isEqualTo(300);
        witness.order.values().forEach(lane -> assertThat(lane).isSorted());
    }

    private static Workers workers(dev.ferry.inbox.JobStore jobs, JobHandler handler) {
        return Workers.start(
                jobs,
                new Attempt(handler, RetryPolicy.DEFAULT, CLOCK, new Random(1), (_, _) -> {}),
                4,
                CLOCK);
    }

    private static Job finished(Job job) {
        return new Job(
                job.seq(),
                job.delivery(),
                job.lane(),
                Job.State.DONE,
                job.attempts(),
                job.outages(),
                job.notBefore(),
                Optional.empty());
    }

    private static Delivery delivery(int number, String lane) {
        return new Delivery(
                String.valueOf(number),
                "test",
                new Hint(Topic.ISSUE, lane, Optional.empty()),
                Instant.now());
    }

    private static final class Witness implements JobHandler {

        private final Map<String, List<Integer>> order = new ConcurrentHashMap<>();
        private final Map<String, Boolean> busy = new ConcurrentHashMap<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final Semaphore finished = new Semaphore(0);

        @Override
        public Result handle(Job job) {
            if (busy.put(job.lane(), true) != null) {
                complaints.add("two at once in " + job.lane());
            }
            order.computeIfAbsent(job.lane(), _ -> new ArrayList<>())
                    .add(Integer.parseInt(job.delivery().id()));
            busy.remove(job.lane());
            finished.release();
            return DONE;
        }
    }
}
