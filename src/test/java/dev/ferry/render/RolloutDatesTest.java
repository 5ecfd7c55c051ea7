package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolloutDatesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void theStepsSpreadOverTheWorkingDaysFromStartToDueDate() {
        var due = MONDAY.plusDays(14);
        assertThat(RolloutDates.between(MONDAY, due, Set.of()))
                .isEqualTo(
                        new RolloutDates(
                                LocalDate.of(2026, 11, 26),
                                1,
                                LocalDate.of(2026, 11, 27),
                                1,
                                LocalDate.of(2026, 11, 30),
                                2,
                                LocalDate.of(2026, 12, 2),
                                3,
                                due));
    }

    @Test
    void theyNeverGoBackwardsNorBeyondTheDueDateNorOntoAHoliday() {
        var holiday = MONDAY.plusDays(9);
        for (int length = 1; length < 90; length++) {
            for (int shift = 0; shift < 7; shift++) {
                var start = MONDAY.plusDays(shift);
                var due = start.plusDays(length);
                var dates = RolloutDates.between(start, due, Set.of(holiday));
                var days =
                        List.of(
                                start,
                                dates.team(),
                                dates.staff(),
                                dates.half(),
                                dates.full(),
                                due);
                assertThat(days).isSorted();
                assertThat(days.subList(1, 5))
                        .allMatch(d ->
                                d.equals(due) || d.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                        .allMatch(d -> d.equals(due) || !d.equals(holiday));
            }
        }
    }

    @Test
    void aStartAfterTheDueDateLeavesOneDay() {
        assertThat(RolloutDates.between(MONDAY.plusDays(3), MONDAY, Set.of()))
                .isEqualTo(new RolloutDates(MONDAY, 0, MONDAY, 0, MONDAY, 0, MONDAY, 0, MONDAY));
    }
}
