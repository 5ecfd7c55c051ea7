package dev.ferry.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Pacing.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class GateTest {

    private static final Failures FORGE = new Failures("github");
    private static final HttpCall WRITE = HttpCall.post("/issues", "{}");
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-21T10:00:00Z"));

    private Gate gate(Pacing pacing) {
        return new Gate(pacing, new Pacer(pacing), FORGE, clock, clock, Duration.ofSeconds(5));
    }

    @Test
    void aShortWaitIsWaited() {
        var gate = gate(new Pacing(true, Duration.ofSeconds(1), List.of()));
        gate.write(WRITE, () -> "one");
        gate.write(WRITE, () -> "two");

        assertThat(clock.waited()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aLongWaitIsLeftToTheCaller() {
        var gate =
                gate(
                        new Pacing(
                                true,
                                Duration.ZERO,
                                List.of(Limit.ofAll(1, Duration.ofHours(1), 0))));
        gate.write(WRITE, () -> "one");

        var busy =
                catchThrowableOfType(TrackerException.class, () -> gate.write(WRITE, () -> "two"));

        assertThat(busy.kind()).isEqualTo(Kind.BUSY);
        assertThat(busy.retryAfter()).contains(Duration.ofHours(1));
        assertThat(clock.waited()).isZero();
    }

    @Test
    void aFailedWriteGivesItsPlaceFree() {
        var gate = gate(new Pacing(true, Duration.ZERO, List.of()));
        assertThatThrownBy(() -> gate.write(WRITE, GateTest::cut)).hasMessage("cut");

        assertThat(gate.<String>write(WRITE, () -> "next")).isEqualTo("next");
    }

    private static String cut() {
        throw new IllegalStateException("cut");
    }

    @Test
    void writesGoOneAtATimeAndUrgentOnesOvertake() throws Exception {
        var pacing = new Pacing(true, Duration.ZERO, List.of());
        var gate =
                new Gate(
                        pacing,
                        new Pacer(pacing),
                        FORGE,
                        InstantSource.system(),
                        Pause.SLEEP,
                        Duration.ofSeconds(5));
        var order = new CopyOnWriteArrayList<String>();
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first =
                Thread.startVirtualThread(() ->
                        gate.write(
                                WRITE,
                                () -> {
                                    inside.countDown();
                                    awaited(goOn);
                                    return order.add("first");
                                }));
        assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
        var bulk = waiting(gate, WRITE, order, "bulk");
        var urgent = waiting(gate, WRITE.as(Nature.URGENT_WRITE), order, "urgent");
        goOn.countDown();
        first.join();
        bulk.join();
        urgent.join();

        assertThat(order).containsExactly("first", "urgent", "bulk");
    }

    private static Thread waiting(Gate gate, HttpCall call, List<String> order, String name) {
        int before = gate.waiting();
        var thread = Thread.startVirtualThread(() -> gate.write(call, () -> order.add(name)));
        while (gate.waiting() == before) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
