package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.inbox.Attempt;
import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.HandClock;
import dev.ferry.inbox.Inbox;
import dev.ferry.inbox.Intake.Receipt;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.Job.State;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.JobHandler.Result;
import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.Outage;
import dev.ferry.inbox.RetryLater;
import dev.ferry.inbox.RetryPolicy;
import dev.ferry.inbox.Stepper;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.tracker.http.CapturedLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue promises, on every database. */
abstract class JobStoreContract {

    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final HandClock clock = new HandClock();
    private final List<String> worked = new ArrayList<>();
    private final Map<String, JobHandler> odd = new HashMap<>();
    private CapturedLogs errors;
    private Database database;
    private JobStore jobs;
    private Inbox inbox;

    /** The one database of this test, opened (again). */
    abstract Database open();

    @BeforeEach
    void start() {
        errors = CapturedLogs.errors();
        database = open();
        jobs = database.jobs();
        inbox = new StoredInbox(jobs, Hint::subject, SETTLE, clock);
    }

    @AfterEach
    void stop() {
        database.close();
        errors.close();
    }

    private void restart() {
        stop();
        start();
    }

    @Test
    void theSameDeliveryIsTakenOnce() {
        assertThat(inbox.accept(delivery("1", "a"))).isEqualTo(Receipt.STORED);
        assertThat(inbox.accept(delivery("1", "a"))).isEqualTo(Receipt.DUPLICATE);
        runAll();
        assertThat(inbox.accept(delivery("1", "a"))).isEqualTo(Receipt.DUPLICATE);
        restart();
        assertThat(inbox.accept(delivery("1", "a"))).isEqualTo(Receipt.DUPLICATE);

        assertThat(worked).containsExactly("1");
    }

    @Test
    void theSameDeliveryManyTimesAtOnceIsTakenOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Receipt> send = () -> inbox.accept(delivery("1", "a"));
            var receipts = new ArrayList<Receipt>();
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(20, send))) {
                receipts.add(answer.get());
            }
            assertThat(receipts).containsOnlyOnce(Receipt.STORED);
        }
        runAll();
        assertThat(worked).containsExactly("1");
    }

    @Test
    void aLaneIsWorkedOnInOrderAndLanesSideBySide() {
        inbox.accept(delivery("1", "a"));
        inbox.accept(delivery("2", "a"));
        inbox.accept(delivery("3", "b"));

        var one = take();
        var three = take();
        assertThat(List.of(id(one), id(three))).containsExactly("1", "3");
        assertThat(jobs.take(clock.instant())).isEmpty();
        jobs.giveBack(one);
        assertThat(id(take())).isEqualTo("1");
    }

    @Test
    void whatWasNotFinishedIsDoneAfterARestartAndWhatWasIsNot() {
        inbox.accept(delivery("1", "a"));
        inbox.accept(delivery("2", "a"));
        inbox.accept(delivery("3", "b"));
        step();
        take();
        restart();
        afterTheLease();
        runAll();

        assertThat(worked.getFirst()).isEqualTo("1");
        assertThat(worked).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void aFailureIsTriedAgainAndHoldsItsLaneMeanwhile() {
        odd.put("1", failing(2));
        inbox.accept(delivery("1", "a"));
        inbox.accept(delivery("2", "a"));
        inbox.accept(delivery("3", "b"));
        runAll();
        assertThat(worked).containsExactly("1", "3");
        assertThat(found("1").attempts()).isEqualTo(1);
        assertThat(found("1").lastError().orElseThrow()).contains("not today");

        restart();
        clock.pass(Duration.ofSeconds(2));
        runAll();
        clock.pass(Duration.ofSeconds(3));
        runAll();
        assertThat(worked).containsExactly("1", "3", "1", "1", "2");
        assertThat(found("1").state()).isEqualTo(State.DONE);
        assertThat(found("1").lastError()).isEmpty();
    }

    @Test
    void aHopelessJobDiesAndFreesItsLane() {
        odd.put("1", failing(Integer.MAX_VALUE));
        inbox.accept(delivery("1", "a"));
        inbox.accept(delivery("2", "a"));
        runForAnHour();

        assertThat(worked).containsExactly("1", "1", "1", "2");
        assertThat(inbox.list(Optional.of(State.DEAD), 10))
                .singleElement()
                .satisfies(job -> assertThat(job.lastError().orElseThrow()).contains("not today"));
        assertThat(jobs.depth().dead()).isOne();
    }

    @Test
    void waitingForALimitIsNotAFailure() {
        odd.put(
                "1",
                job -> {
                    if (clock.instant().isBefore(job.delivery().receivedAt().plusSeconds(600))) {
                        throw new RetryLater(Duration.ofSeconds(30), "59 of 60 notes");
                    }
                    return JobHandler.DONE;
                });
        inbox.accept(delivery("1", "a"));
        runForAnHour();

        assertThat(worked).hasSizeGreaterThan(10);
        assertThat(found("1").state()).isEqualTo(State.DONE);
        assertThat(found("1").attempts()).isZero();
    }

    @Test
    void anOutageIsWaitedForAndDoesNotCountAgainstTheJob() {
        var end = clock.instant().plus(Duration.ofMinutes(4));
        odd.put(
                "1",
                job -> {
                    if (clock.instant().isBefore(end)) {
                        throw new Outage("502", new IllegalStateException("bad gateway"));
                    }
                    return job.attempts() < 2 ? failing(1).handle(job) : JobHandler.DONE;
                });
        inbox.accept(delivery("1", "a"));
        inbox.accept(delivery("2", "a"));
        runAll();
        restart();
        afterTheLease();
        assertThat(found("1").lastError().orElseThrow()).contains("bad gateway");

        runForAnHour();
        assertThat(found("1").state()).isEqualTo(State.DONE);
        assertThat(found("1").attempts()).isEqualTo(2);
        assertThat(found("1").outages()).isBetween(7, 8);
        assertThat(worked).endsWith("1", "2").containsOnlyOnce("2");
    }

    @Test
    void anOutageWithoutAnEndIsGivenUp() {
        odd.put(
                "1",
                _ -> {
                    throw new Outage("502", new IllegalStateException("bad gateway"));
                });
        inbox.accept(delivery("1", "a"));
        runForAnHour();

        assertThat(found("1").state()).isEqualTo(State.DEAD);
        assertThat(found("1").outages()).isEqualTo(9);
        assertThat(inbox.replay("1")).isTrue();
        assertThat(found("1").outages()).isZero();
    }

    @Test
    void aDeadJobIsReplayedByAPerson() {
        odd.put("1", failing(3));
        inbox.accept(delivery("1", "a"));
        runForAnHour();
        assertThat(found("1").state()).isEqualTo(State.DEAD);

        assertThat(inbox.replay("1")).isTrue();
        assertThat(inbox.replay("1")).isFalse();
        assertThat(inbox.replay("never seen")).isFalse();
        runAll();
        assertThat(found("1").state()).isEqualTo(State.DONE);
        assertThat(found("1").attempts()).isZero();
    }

    @Test
    void anotherProcessMayAskForAReplay() {
        inbox.accept(delivery("1", "a"));
        runAll();
        var outside = database.deliveries(clock);
        assertThat(outside.replay("1")).isTrue();
        assertThat(outside.replay("2")).isFalse();
        assertThat(outside.find("1")).isPresent();
        assertThat(outside.list(Optional.empty(), 5)).hasSize(1);

        jobs.keepHold(List.of());
        jobs.keepHold(List.of());
        runAll();
        assertThat(worked).containsExactly("1", "1");
    }

    @Test
    void aJobMovesToTheLaneWhereItBelongsByItsAge() {
        odd.put("1", job -> job.lane().equals("a") ? new Result.Moved("b") : JobHandler.DONE);
        inbox.accept(delivery("1", "a"));
        inbox.accept(delivery("2", "b"));
        step();
        assertThat(found("1").lane()).isEqualTo("b");
        restart();
        runAll();

        assertThat(worked).containsExactly("1", "1", "2");
        assertThat(found("1").state()).isEqualTo(State.DONE);
    }

    @Test
    void aBurstOfRefreshesIsOneThatWaitsAndOneThatRuns() {
        for (int i = 0; i < 250; i++) {
            inbox.refreshSoon("a");
        }
        assertThat(jobs.take(clock.instant())).isEmpty();
        clock.pass(SETTLE);
        var running = take();
        assertThat(running.isRefresh()).isTrue();
        for (int i = 0; i < 250; i++) {
            inbox.refreshSoon("a");
        }
        clock.pass(SETTLE);
        assertThat(jobs.take(clock.instant())).isEmpty();
        jobs.settle(running, afterwards(running));
        assertThat(runAll()).isEqualTo(1);
        clock.pass(SETTLE);

        assertThat(runAll()).isZero();
        assertThat(inbox.list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aRefreshSurvivesARestartAndHoldsUpNobody() {
        inbox.refreshSoon("a");
        inbox.accept(delivery("1", "a"));
        restart();
        runAll();
        assertThat(worked).containsExactly("1");
        clock.pass(SETTLE);
        runAll();

        assertThat(worked).hasSize(2);
    }

    @Test
    void aRefreshThatFailsMakesRoomForTheOneThatWaits() {
        inbox.refreshSoon("a");
        clock.pass(SETTLE);
        var running = take();
        clock.pass(Duration.ofMillis(1));
        inbox.refreshSoon("a");
        jobs.settle(running, running.again(clock.instant().plusSeconds(5)));
        restart();
        afterTheLease();
        clock.pass(Duration.ofMinutes(1));

        assertThat(runAll()).isEqualTo(1);
    }

    @Test
    void finishedJobsAreForgottenAfterAWhileAndOthersAreNot() {
        odd.put("2", failing(Integer.MAX_VALUE));
        inbox.accept(delivery("1", "a"));
        inbox.accept(delivery("2", "b"));
        runForAnHour();
        clock.pass(Duration.ofDays(8));
        inbox.accept(delivery("3", "c"));
        jobs.prune(clock.instant().minus(Duration.ofDays(7)));

        assertThat(inbox.list(Optional.empty(), 10).stream().map(JobStoreContract::id))
                .containsExactly("3", "2");
        assertThat(inbox.accept(delivery("1", "a"))).isEqualTo(Receipt.STORED);
        assertThat(inbox.accept(delivery("3", "c"))).isEqualTo(Receipt.DUPLICATE);
    }

    @Test
    void theDepthIsKnown() {
        inbox.accept(delivery("1", "a"));
        var came = clock.instant();
        clock.pass(Duration.ofSeconds(7));
        inbox.accept(delivery("2", "a"));

        assertThat(jobs.depth()).isEqualTo(new JobStore.Depth(2, Optional.of(came), 0));
    }

    @Test
    void whatCameInStandsThereWordForWord() {
        var id = "'; DROP TABLE job; -- \uD83D\uDE80 \u202e";
        var hint = new Hint(Topic.COMMENT, "gitlab:acme/app#12:345", Optional.of(77L));
        var delivery = new Delivery(id, "gitlab", hint, clock.instant());
        inbox.accept(delivery);
        restart();

        assertThat(found(id).delivery()).isEqualTo(delivery);
        assertThat(take().delivery()).isEqualTo(delivery);
    }

    /** Lanes that a process left behind when it died are free again. */
    void afterTheLease() {}

    private void step() {
        stepper().runOne();
    }

    private int runAll() {
        return stepper().runAll();
    }

    private void runForAnHour() {
        for (int i = 0; i < 3_600; i++) {
            runAll();
            clock.pass(Duration.ofSeconds(1));
        }
    }

    private Stepper stepper() {
        var policy =
                new RetryPolicy(
                        new RetryPolicy.Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 3),
                        new RetryPolicy.Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), 9));
        return new Stepper(
                jobs, new Attempt(this::handle, policy, clock, new Random(1), (_, _) -> {}), clock);
    }

    private Result handle(Job job) {
        worked.add(id(job));
        return odd.getOrDefault(id(job), _ -> JobHandler.DONE).handle(job);
    }

    private Job afterwards(Job job) {
        return new Job(
                job.seq(),
                job.delivery(),
                job.lane(),
                State.DONE,
                job.attempts(),
                job.outages(),
                job.notBefore(),
                Optional.empty());
    }

    private static JobHandler failing(int times) {
        var left = new int[] {times};
        return _ -> {
            if (left[0]-- > 0) {
                throw new IllegalStateException("not today");
            }
            return JobHandler.DONE;
        };
    }

    private Job take() {
        return jobs.take(clock.instant()).orElseThrow();
    }

    private Job found(String id) {
        return inbox.find(id).orElseThrow();
    }

    private static String id(Job job) {
        return job.delivery().id();
    }

    private Delivery delivery(String id, String lane) {
        return new Delivery(
                id, "test", new Hint(Topic.ISSUE, lane, Optional.empty()), clock.instant());
    }
}
