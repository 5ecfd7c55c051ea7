package dev.ferry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.Shares;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.Report;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every database keeps of rollouts, and of what was reported about them. */
interface RampStoreContract {

    Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    Ramp UNDER_WAY =
            new Ramp(
                    Optional.of("5 %"),
                    5,
                    NOON.plusNanos(123_456_789),
                    Optional.of(
                            new Ramp.Order(
                                    7,
                                    20,
                                    "print",
                                    "12.5",
                                    "dora",
                                    NOON,
                                    "why: \"é\" \n'; DROP TABLE ramp",
                                    new Ramp.Standing(Optional.of("1 %"), 1, NOON))),
                    Optional.of(new Ramp.Left("?", "before")),
                    Optional.of(
                            new Ramp.Pause(Ramp.Pause.Cause.FOREIGN, "carla", NOON, "she moved")),
                    List.of(new Ramp.Notice(8, true, "Paused", "she moved", "resume")),
                    8);

    /** A database with nothing in it. */
    Database database();

    /** The same database after the process was started again. */
    Database reopened();

    @Test
    default void aRampIsAsItWasLeftAndItsHistoryCameWithIt() {
        var entry = entry("1 %", "5 %");
        database().ramps().save("m1", "chat", Ramp.NONE, List.of());
        database().ramps().save("m1", "chat", UNDER_WAY, List.of(entry));
        database().ramps().save("m1", "review", Ramp.NONE, List.of());
        database().ramps().save("m2", "chat", Ramp.NONE, List.of());

        var after = reopened();
        assertThat(after.ramps().of("m1"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("chat", UNDER_WAY, "review", Ramp.NONE));
        assertThat(after.ramps().of("m2")).containsOnlyKeys("chat");
        assertThat(after.ramps().of("never begun")).isEmpty();
        assertThat(after.timeline().of("m1", "chat")).containsExactly(entry);
    }

    @Test
    default void everyKindOfReportComesBackAsItWasSent() {
        var all =
                List.of(
                        new Report.Evaluation(
                                "evaluation/1",
                                "m1",
                                "chat",
                                false,
                                "it's “worse”",
                                Optional.of("https://ci.example.com/1"),
                                NOON),
                        comparison("observation/1", "chat", NOON.plusNanos(1)),
                        new Report.OldCalls("observation/2", "m1", "chat", 12, NOON.plusNanos(2)));
        all.forEach(r -> assertThat(database().reports().add(r, List.of())).isTrue());
        database().reports().add(comparison("observation/3", "review", NOON), List.of());

        assertThat(reopened().reports().of("m1").stream().filter(r -> r.feature().equals("chat")))
                .containsExactlyElementsOf(all);
        assertThat(database().reports().of("m2")).isEmpty();
    }

    @Test
    default void aReportThatComesTwiceCountsOnceAndIsWrittenDownOnce() {
        var first = comparison("observation/1", "chat", NOON);
        var entry = entry("", "pass");
        assertThat(database().reports().add(first, List.of(entry))).isTrue();
        var again = comparison("observation/1", "review", NOON.plusSeconds(9));
        assertThat(database().reports().add(again, List.of(entry))).isFalse();
        assertThat(database().reports().of("m1")).containsExactly(first);
        assertThat(database().timeline().of("m1", "chat")).containsExactly(entry);
    }

    @Test
    default void aShareIsMovedFromTheVersionThatWasSeenAndFromNoOther() {
        var chat = new FlagKey("ferry", "", "chat", "production");
        var search = new FlagKey("ferry", "", "search", "production");
        database().shares().begin(List.of(chat, search), NOON);
        assertThat(database().shares().move(chat, 1, new BigDecimal("12.50"), NOON)).isTrue();
        assertThat(database().shares().move(chat, 1, BigDecimal.ONE, NOON)).isFalse();

        var after = reopened().shares();
        after.begin(List.of(chat, search), NOON.plusSeconds(9));
        assertThat(after.of(List.of(chat, search)))
                .isEqualTo(
                        Map.of(
                                chat, new Shares.Share(new BigDecimal("12.50"), 2, NOON),
                                search, new Shares.Share(BigDecimal.ZERO, 1, NOON)));
        assertThat(after.of(List.of(new FlagKey("ferry", "", "other", "production")))).isEmpty();
    }

    /** Text that is sorted as text would put 12:00:00.5Z before 12:00:00Z. */
    @Test
    default void ofManyTheNewestAreReadInTheOrderOfTheirMoments() {
        var sent = new ArrayList<Report>();
        for (int i = 0; i < 30; i++) {
            sent.add(comparison("observation/" + i, "chat", NOON.plusMillis(500L * i)));
        }
        for (var report : sent.reversed()) {
            database().reports().add(report, List.of());
        }
        var evaluation =
                new Report.Evaluation(
                        "evaluation/old", "m1", "chat", true, "fine", Optional.empty(), NOON);
        database().reports().add(evaluation, List.of());

        var read = database().reports().of("m1");
        assertThat(read).contains(evaluation);
        assertThat(read.stream().filter(Report.Comparison.class::isInstance))
                .containsExactlyElementsOf(sent.subList(10, 30));
    }

    private static Report.Comparison comparison(String id, String feature, Instant at) {
        return new Report.Comparison(
                id,
                "m1",
                feature,
                Report.Metric.ERROR_RATE,
                new BigDecimal("0.0120"),
                new BigDecimal("1E-7"),
                Optional.of(5_000_000_000L),
                at);
    }

    private static TimelineEntry entry(String from, String to) {
        return new TimelineEntry(
                "m1",
                Optional.of("chat"),
                TimelineEntry.What.RAMP,
                NOON,
                Optional.of("dora"),
                from,
                to,
                "because");
    }
}
