package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.ramp.RampPolicy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolloutDatesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void theStepsSpreadOverTheWorkingDaysFromStartToDueDate() {
        var due = MONDAY.plusDays(14);
        var dates = between(MONDAY, due, Set.of());
        assertThat(dates.stages())
                .extracting(step -> step.stage().name() + " on " + step.day())
                .containsExactly(
                        "1 % on 2026-11-26",
                        "5 % on 2026-11-27",
                        "20 % on 2026-11-30",
                        "50 % on 2026-12-01",
                        "100 % on 2026-12-02");
        assertThat(dates.quiet()).isEqualTo(3);
        assertThat(dates.removed()).isEqualTo(due);
    }

    @Test
    void theyNeverGoBackwardsNorBeyondTheDueDateNorOntoAHoliday() {
        var holiday = MONDAY.plusDays(9);
        for (int length = 1; length < 90; length++) {
            for (int shift = 0; shift < 7; shift++) {
                var start = MONDAY.plusDays(shift);
                var due = start.plusDays(length);
                var dates = between(start, due, Set.of(holiday));
                var steps = dates.stages().stream().map(RolloutDates.Step::day).toList();
                var days = new ArrayList<>(List.of(start));
                days.addAll(steps);
                days.add(due);
                assertThat(days).isSorted();
                assertThat(steps)
                        .allMatch(d ->
                                d.equals(due) || d.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                        .allMatch(d -> d.equals(due) || !d.equals(holiday));
            }
        }
    }

    @Test
    void aStartAfterTheDueDateLeavesOneDay() {
        var dates = between(MONDAY.plusDays(3), MONDAY, Set.of());
        assertThat(dates.stages()).allMatch(step -> step.day().equals(MONDAY));
        assertThat(dates.quiet()).isZero();
    }

    @Test
    void theOnlyStageBeginsWhereTheLastOfSeveralDoes() {
        var only = List.of(RampPolicy.DEFAULT.stages().getLast());
        var dates = RolloutDates.between(MONDAY, MONDAY.plusDays(14), Set.of(), only);
        assertThat(dates.stages())
                .extracting(RolloutDates.Step::day)
                .containsExactly(LocalDate.of(2026, 12, 2));
    }

    private static RolloutDates between(LocalDate start, LocalDate due, Set<LocalDate> holidays) {
        return RolloutDates.between(start, due, holidays, RampPolicy.DEFAULT.stages());
    }
}
