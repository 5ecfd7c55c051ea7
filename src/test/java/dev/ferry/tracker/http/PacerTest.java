package dev.ferry.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Pacing.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");
    private static final HttpCall WRITE = HttpCall.post("/issues", "{}");
    private static final HttpCall URGENT = WRITE.as(Nature.URGENT_WRITE);

    private static Pacer pacer(Duration gap, Limit... limits) {
        return new Pacer(new Pacing(true, gap, List.of(limits)));
    }

    private static void write(Pacer pacer, HttpCall call, Instant start, Instant end) {
        pacer.started(call, start).answered(end);
    }

    @Test
    void theFirstWriteGoesAtOnce() {
        var pacer = pacer(Duration.ofSeconds(1), Limit.ofAll(80, Duration.ofMinutes(1), 0));

        assertThat(pacer.earliest(WRITE, T0)).isEqualTo(T0);
    }

    @Test
    void theGapIsKeptBetweenStarts() {
        var pacer = pacer(Duration.ofSeconds(1));
        write(pacer, WRITE, T0, T0.plusMillis(400));

        assertThat(pacer.earliest(WRITE, T0.plusMillis(400))).isEqualTo(T0.plusSeconds(1));
        assertThat(pacer.earliest(WRITE, T0.plusSeconds(2))).isEqualTo(T0.plusSeconds(2));
    }

    @Test
    void aFullWindowOpensWhenItsOldestWriteLeavesCountedFromItsAnswer() {
        var pacer = pacer(Duration.ZERO, Limit.ofAll(2, Duration.ofMinutes(1), 0));
        write(pacer, WRITE, T0, T0.plusSeconds(5));
        write(pacer, WRITE, T0.plusSeconds(6), T0.plusSeconds(7));

        assertThat(pacer.earliest(WRITE, T0.plusSeconds(8))).isEqualTo(T0.plusSeconds(65));
        assertThat(pacer.earliest(WRITE, T0.plusSeconds(65))).isEqualTo(T0.plusSeconds(65));
    }

    @Test
    void theLastOnesAreKeptForWhatAPersonWaitsFor() {
        var pacer = pacer(Duration.ZERO, Limit.ofAll(3, Duration.ofHours(1), 1));
        write(pacer, WRITE, T0, T0);
        write(pacer, WRITE, T0, T0);

        assertThat(pacer.earliest(WRITE, T0)).isEqualTo(T0.plusSeconds(3600));
        assertThat(pacer.earliest(URGENT, T0)).isEqualTo(T0);
    }

    @Test
    void aLimitOfOneKindDoesNotHoldUpAnother() {
        var notes =
                new Limit(1, Duration.ofMinutes(1), 0, call -> call.target().endsWith("/notes"));
        var pacer = pacer(Duration.ZERO, notes);
        write(pacer, HttpCall.post("/issues/1/notes", "{}"), T0, T0);

        assertThat(pacer.earliest(HttpCall.post("/issues/2/notes", "{}"), T0))
                .isEqualTo(T0.plusSeconds(60));
        assertThat(pacer.earliest(HttpCall.post("/issues", "{}"), T0)).isEqualTo(T0);
    }

    @Test
    void nothingGoesWhileTheForgeWantsNothing() {
        var pacer = pacer(Duration.ZERO);
        pacer.closeUntil(T0.plusSeconds(90));
        pacer.closeUntil(T0.plusSeconds(30));

        assertThat(pacer.earliest(URGENT, T0)).isEqualTo(T0.plusSeconds(90));
        assertThat(pacer.opensAt(T0)).contains(T0.plusSeconds(90));
        assertThat(pacer.opensAt(T0.plusSeconds(90))).isEmpty();
    }

    /** Every write as early as the pacer lets it: no window of the forge is ever overfull. */
    @Test
    void noStretchOfTimeEverHoldsMoreThanTheLimits() {
        var pacer =
                pacer(
                        Duration.ofSeconds(1),
                        Limit.ofAll(80, Duration.ofMinutes(1), 4),
                        Limit.ofAll(500, Duration.ofHours(1), 20));
        var starts = new ArrayList<Instant>();
        var now = T0;
        for (int i = 0; i < 1200; i++) {
            now = pacer.earliest(WRITE, now);
            starts.add(now);
            now = now.plusMillis(130);
            pacer.started(WRITE, starts.getLast()).answered(now);
        }
        assertThat(starts.size()).isEqualTo(1200);
        for (int i = 0; i + 480 < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i), starts.get(i + 480)))
                    .isGreaterThanOrEqualTo(Duration.ofHours(1));
        }
        assertThat(starts.getLast()).isBefore(T0.plus(Duration.ofHours(3)));
    }
}
