package dev.ferry.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Lanes lanes = new Lanes();

    @Test
    void aLaneGivesItsJobsInOrderAndOneAtATime() {
        var first = job(1, "a");
        var second = job(2, "a");
        lanes.add(second);
        lanes.add(first);

        assertThat(lanes.take(NOON)).contains(first);
        assertThat(lanes.take(NOON)).isEmpty();
        lanes.settle(first, first.done());
        assertThat(lanes.take(NOON)).contains(second);
    }

    @Test
    void lanesAreServedByTheAgeOfWhatIsDue() {
        var young = Job.waiting(1, delivery(Topic.ISSUE), "a", NOON);
        var old = Job.waiting(2, delivery(Topic.ISSUE), "b", NOON.minusSeconds(1));
        lanes.add(young);
        lanes.add(old);

        assertThat(lanes.take(NOON)).contains(old);
        assertThat(lanes.take(NOON)).contains(young);
    }

    @Test
    void aJobThatWaitsForItsNextTryHoldsItsLaneButNoOther() {
        var failing = job(1, "a");
        lanes.add(failing);
        lanes.add(job(2, "a"));
        lanes.take(NOON);
        lanes.settle(failing, failing.failed(NOON.plusSeconds(5), "why"));

        assertThat(lanes.take(NOON)).isEmpty();
        assertThat(lanes.untilNext(NOON)).isEqualTo(Duration.ofSeconds(5));
        assertThat(lanes.take(NOON.plusSeconds(5)).orElseThrow().seq()).isEqualTo(1);
    }

    @Test
    void aRefreshHoldsUpNobodyAndLetsDueJobsGoFirst() {
        lanes.add(refresh(1, NOON.plusSeconds(1)));
        lanes.add(job(2, "a"));
        lanes.add(job(3, "a"));

        var first = lanes.take(NOON).orElseThrow();
        assertThat(first.seq()).isEqualTo(2);
        lanes.settle(first, first.failed(NOON.plusSeconds(60), "why"));
        assertThat(lanes.take(NOON)).isEmpty();
        assertThat(lanes.take(NOON.plusSeconds(1)).orElseThrow().isRefresh()).isTrue();
    }

    @Test
    void aLaneWaitsForOneRefreshAtATime() {
        assertThat(lanes.promiseRefresh("a")).isTrue();
        assertThat(lanes.promiseRefresh("a")).isFalse();
        var refresh = refresh(1, NOON);
        lanes.add(refresh);
        assertThat(lanes.promiseRefresh("a")).isFalse();

        lanes.take(NOON);
        assertThat(lanes.promiseRefresh("a")).isTrue();
        lanes.breakPromise("a");
        assertThat(lanes.promiseRefresh("a")).isTrue();
    }

    @Test
    void aFailedRefreshIsNotWantedWhereAnotherOneWaits() {
        var failing = refresh(1, NOON);
        lanes.add(failing);
        lanes.take(NOON);
        lanes.add(refresh(2, NOON));

        assertThat(lanes.settle(failing, failing.failed(NOON.plusSeconds(1), "why"))).isFalse();
        assertThat(lanes.take(NOON).orElseThrow().seq()).isEqualTo(2);
    }

    @Test
    void aMovedJobComesAmongTheOthersByItsAge() {
        var lost = job(1, "a");
        lanes.add(lost);
        lanes.add(job(2, "b"));
        lanes.take(NOON);
        lanes.settle(lost, lost.movedTo("b"));

        assertThat(lanes.take(NOON).orElseThrow().seq()).isEqualTo(1);
        assertThat(lanes.take(NOON)).isEmpty();
    }

    @Test
    void aJobIsThereOnceHoweverOftenItIsAdded() {
        assertThat(lanes.add(job(1, "a"))).isTrue();
        assertThat(lanes.add(job(1, "a"))).isFalse();
        lanes.take(NOON);
        assertThat(lanes.add(job(1, "a"))).isFalse();
        assertThat(lanes.waiting()).isZero();
    }

    @Test
    void nothingIsKeptOfAnEmptyLane() {
        lanes.add(job(1, "a"));
        assertThat(lanes.waiting()).isOne();
        assertThat(lanes.oldest()).contains(NOON);

        var job = lanes.take(NOON).orElseThrow();
        lanes.settle(job, job.done());
        assertThat(lanes.waiting()).isZero();
        assertThat(lanes.oldest()).isEmpty();
        assertThat(lanes.untilNext(NOON)).isGreaterThan(Duration.ofDays(365));
    }

    private static Job job(long seq, String lane) {
        return Job.waiting(seq, delivery(Topic.ISSUE), lane, NOON);
    }

    private static Job refresh(long seq, Instant notBefore) {
        return Job.waiting(seq, delivery(Topic.REFRESH), "a", notBefore);
    }

    private static Delivery delivery(Topic topic) {
        return new Delivery("id", "test", new Hint(topic, "x", Optional.empty()), NOON);
    }
}
