package dev.ferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.RolloutDates.Shortage;
import dev.ferry.migration.ramp.RampPolicy;
import dev.ferry.migration.ramp.Stage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolloutDatesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void theStepsSpreadOverTheWorkingDaysFromStartToDueDate() {
        var due = MONDAY.plusDays(14);
        var dates = between(MONDAY, due);
        assertThat(dates.sentence())
                .isEqualTo(
                        "1 % on 2026-11-26, 5 % on 2026-11-27, 20 % on 2026-11-30,"
                                + " 50 % on 2026-12-01, 100 % on 2026-12-03");
        assertThat(dates.quiet()).isEqualTo(2);
        assertThat(dates.removed()).isEqualTo(due);
        assertThat(dates.shortage()).isEmpty();
    }

    @Test
    void inAShortTimeTheyLieAsCloseAsTheyMayOnWorkingDays() {
        var dates = between(MONDAY, MONDAY.plusDays(8));
        assertThat(dates.sentence())
                .isEqualTo(
                        "1 % on 2026-11-24, 5 % on 2026-11-25, 20 % on 2026-11-26,"
                                + " 50 % on 2026-11-27, 100 % on 2026-11-30");
    }

    @Test
    void whatIsLittleWorkBeginsItsRolloutBeforeTheDayToStartBy() {
        var due = MONDAY.plusDays(14);
        var frame = new RolloutDates.Frame(MONDAY, due.minusDays(3), due);
        var dates = RolloutDates.in(frame, policy(Set.of()), usual());
        assertThat(dates.sentence())
                .isEqualTo(
                        "1 % on 2026-12-01, 5 % on 2026-12-02, 20 % on 2026-12-03,"
                                + " 50 % on 2026-12-04, 100 % on 2026-12-07");
        assertThat(dates.shortage()).isEmpty();
    }

    @Test
    void whereWorkingDaysDoNotSufficeTheyTakeTheWeekend() {
        var friday = MONDAY.plusDays(4);
        var dates = between(friday, friday.plusDays(5));
        assertThat(dates.sentence())
                .isEqualTo(
                        "1 % on 2026-11-27, 5 % on 2026-11-28, 20 % on 2026-11-29,"
                                + " 50 % on 2026-11-30, 100 % on 2026-12-02");
        assertThat(dates.shortage()).isEmpty();
    }

    @Test
    void whereNothingSufficesTheyKeepToTheirRulesAndSayHowMuchIsMissing() {
        var dates = between(MONDAY, MONDAY.plusDays(2));
        assertThat(dates.sentence())
                .isEqualTo(
                        "1 % on 2026-11-23, 5 % on 2026-11-24, 20 % on 2026-11-25,"
                                + " 50 % on 2026-11-26, 100 % on 2026-11-28");
        assertThat(dates.removed()).isEqualTo(dates.everybody());
        assertThat(dates.shortage()).contains(new Shortage(5, 2));
    }

    @Test
    void aStartAfterTheDueDateLeavesNothing() {
        var dates = between(MONDAY.plusDays(3), MONDAY);
        assertThat(dates.stages().getFirst().day()).isEqualTo(MONDAY.plusDays(3));
        assertThat(dates.shortage()).contains(new Shortage(5, 0));
    }

    @Test
    void theOnlyStageBeginsWhereTheLastOfSeveralDoes() {
        var only = List.of(RampPolicy.DEFAULT.stages().getLast());
        var dates = between(MONDAY, MONDAY.plusDays(14), Set.of(), only);
        assertThat(dates.sentence()).isEqualTo("100 % on 2026-12-02");
    }

    /** Whatever the days, the holidays and the stages are. */
    @Test
    void everyScheduleCanBeKeptOrSaysThatItCannot() {
        var random = new Random(20261123);
        for (int i = 0; i < 3_000; i++) {
            var start = MONDAY.plusDays(random.nextInt(7));
            var due = start.plusDays(random.nextInt(40));
            var holidays = Set.of(start.plusDays(random.nextInt(20)), start.plusDays(20));
            var stages = stages(random);
            var dates = between(start, due, holidays, stages);
            var days =
                    new ArrayList<>(dates.stages().stream().map(RolloutDates.Step::day).toList());
            assertThat(days.getFirst()).isAfterOrEqualTo(start);
            days.add(dates.removed());
            int needed = 0;
            for (int s = 0; s < stages.size(); s++) {
                var stays = (int) Math.ceil(stages.get(s).stay().toMinutes() / (24 * 60.0));
                assertThat(days.get(s + 1)).isAfterOrEqualTo(days.get(s).plusDays(stays));
                needed += stays;
            }
            boolean fits = !start.plusDays(needed).isAfter(due);
            assertThat(dates.shortage())
                    .isEqualTo(
                            fits
                                    ? Optional.empty()
                                    : Optional.of(
                                            new Shortage(
                                                    needed,
                                                    (int)
                                                            (due.toEpochDay()
                                                                    - start.toEpochDay()))));
            assertThat(dates.removed()).isEqualTo(fits ? due : start.plusDays(needed));
        }
    }

    /** With three weekends of room nobody has to begin a stage on a day that is not worked on. */
    @Test
    void whereThereIsRoomEveryStageBeginsOnAWorkingDay() {
        var holiday = MONDAY.plusDays(9);
        var calendar = new Calendar(Set.of(holiday));
        for (int length = 14; length < 90; length++) {
            for (int shift = 0; shift < 7; shift++) {
                var start = MONDAY.plusDays(shift);
                var dates = between(start, start.plusDays(length), Set.of(holiday), usual());
                assertThat(dates.stages()).allMatch(s -> calendar.isWorking(s.day()));
            }
        }
    }

    private static List<Stage> stages(Random random) {
        var stages = new ArrayList<Stage>();
        int count = 1 + random.nextInt(6);
        for (int i = 1; i <= count; i++) {
            var stay = Duration.ofMinutes(random.nextInt(5) == 0 ? 0 : random.nextInt(4_000));
            stages.add(Stage.of(i == count ? 100 : i, stay, 2));
        }
        return stages;
    }

    private static List<Stage> usual() {
        return RampPolicy.DEFAULT.stages();
    }

    private static RolloutDates between(LocalDate start, LocalDate due) {
        return between(start, due, Set.of(), usual());
    }

    private static RolloutDates between(
            LocalDate start, LocalDate due, Set<LocalDate> holidays, List<Stage> stages) {
        var frame = new RolloutDates.Frame(start, start, due);
        return RolloutDates.in(frame, policy(holidays), stages);
    }

    private static SchedulePolicy policy(Set<LocalDate> holidays) {
        return new SchedulePolicy(28, 14, 14, 61, holidays, ZoneOffset.UTC);
    }
}
