package dev.ferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final LocalDate START = day("2026-09-01");
    private static final LocalDate CUTOFF = day("2027-01-14");
    private static final SchedulePolicy POLICY = new Company().policy();
    private static final Schedule SCHEDULE = new Schedule(POLICY);

    @ParameterizedTest
    @CsvSource({
        "GA,           10, 2026-12-17",
        "GA,           40, 2026-12-17",
        "GA,            5, 2026-12-18",
        "GA,            1, 2026-12-21",
        "BETA,         10, 2026-12-22",
        "BETA,          5, 2026-12-24",
        "BETA,          1, 2026-12-25",
        "EXPERIMENTAL, 10, 2026-12-25",
        "EXPERIMENTAL,  0, 2026-12-31",
    })
    void maturityChoosesTheThirdAndEffortThePlaceInIt(Maturity maturity, int effort, String due) {
        var found = SCHEDULE.before(CUTOFF, "the end", new Schedule.Work(maturity, effort, START));
        assertThat(found.date()).isEqualTo(due);
        assertThat(found.compressed()).isFalse();
    }

    @Test
    void theReasonCanBeChecked() {
        var due =
                SCHEDULE.before(
                        CUTOFF,
                        "openai switches gpt-4o off",
                        new Schedule.Work(Maturity.GA, 6, START));
        assertThat(due.date()).isEqualTo("2026-12-18");
        assertThat(due.reason())
                .isEqualTo(
                        "2026-12-18 is 27 days before openai switches gpt-4o off on 2027-01-14; GA"
                                + " features go first in the window 2026-12-17 to 2026-12-31, the"
                                + " larger the earlier (this one: 6 working days)");
        assertThat(due.startBy()).isEqualTo("2026-12-10");
    }

    @Test
    void aHolidayMovesADateBackAndSaysSo() {
        var schedule = new Schedule(new Company().holidays("2026-12-31", "2026-12-30").policy());
        var due = schedule.before(CUTOFF, "the end", work(Maturity.EXPERIMENTAL, 1, START));
        assertThat(due.date()).isEqualTo("2026-12-29");

        var xmas = new Schedule(new Company().holidays("2026-12-25", "2026-12-24").policy());
        var beta = xmas.before(CUTOFF, "the end", work(Maturity.BETA, 2, START));
        assertThat(beta.date()).isEqualTo("2026-12-23");
        assertThat(beta.reason()).contains("moved back from the holiday ");
    }

    @Test
    void halfOfTheTimeIsLeftForTheWorkWhenTheWindowHasBegun() {
        var due =
                SCHEDULE.before(
                        day("2026-12-11"), "the end", work(Maturity.GA, 10, day("2026-11-21")));
        assertThat(due.date()).isEqualTo("2026-11-24");
        assertThat(due.compressed()).isFalse();
        assertThat(due.reason())
                .endsWith("; half of the time from 2026-11-21 is left for the work");
    }

    @Test
    void aWindowThatIsOverIsCompressed() {
        var today = day("2026-11-21");
        var cutoff = day("2026-11-30");
        var ga = SCHEDULE.before(cutoff, "the end", work(Maturity.GA, 10, today));
        var experimental =
                SCHEDULE.before(cutoff, "the end", work(Maturity.EXPERIMENTAL, 1, today));
        assertThat(ga.date()).isEqualTo("2026-11-24");
        assertThat(experimental.date()).isEqualTo("2026-11-27");
        assertThat(ga.compressed()).isTrue();
        assertThat(ga.reason())
                .endsWith(
                        "; compressed: the usual window had ended on 2026-11-16 when this was"
                                + " planned on 2026-11-21");
    }

    @Test
    void onTheLastDaysEvenAWeekendIsADate() {
        var saturday = day("2026-11-28");
        var due = SCHEDULE.before(day("2026-11-30"), "the end", work(Maturity.GA, 3, saturday));
        assertThat(due.date()).isBetween(saturday, day("2026-11-29"));
        var tomorrow =
                SCHEDULE.before(day("2026-11-29"), "the end", work(Maturity.GA, 3, saturday));
        assertThat(tomorrow.date()).isEqualTo(saturday);
    }

    @Test
    void withoutACutoffTheHouseHasItsTimes() {
        var due = SCHEDULE.within(14, "a simple upgrade", work(Maturity.GA, 3, day("2026-11-21")));
        assertThat(due.date()).isEqualTo("2026-12-04");
        assertThat(due.startBy()).isEqualTo("2026-12-01");
        assertThat(due.reason())
                .isEqualTo(
                        "2026-12-04 is the last working day of the 14 days from 2026-11-21, the"
                                + " time for a simple upgrade");
        var far =
                SCHEDULE.within(
                        61, "a move to a new provider", work(Maturity.GA, 3, day("2026-11-21")));
        assertThat(far.date()).isEqualTo("2027-01-21");
    }

    @Test
    void everyDateKeepsThePromises() {
        var random = new Random(20261121);
        for (int i = 0; i < 10_000; i++) {
            var holidays = holidays(random);
            var policy = new SchedulePolicy(28, 14, 14, 61, holidays, POLICY.zone());
            var schedule = new Schedule(policy);
            var calendar = new Calendar(holidays);
            var today = START.plusDays(random.nextInt(400));
            var cutoff = today.plusDays(1 + random.nextInt(random.nextBoolean() ? 45 : 400));
            int effort = random.nextInt(15);
            LocalDate before = LocalDate.MIN;
            for (var maturity : Maturity.values()) {
                var due = schedule.before(cutoff, "the end", work(maturity, effort, today));
                var what = "today %s, cutoff %s, %s: %s".formatted(today, cutoff, maturity, due);
                assertThat(due.date()).as(what).isBetween(today, cutoff.minusDays(1));
                assertThat(due.date()).as(what).isAfterOrEqualTo(before);
                if (calendar.back(cutoff.minusDays(1)).compareTo(today) >= 0) {
                    assertThat(calendar.isWorking(due.date())).as(what).isTrue();
                }
                var usualEnd = calendar.back(cutoff.minusDays(14));
                assertThat(due.compressed()).as(what).isEqualTo(usualEnd.isBefore(today));
                if (!due.compressed()) {
                    assertThat(due.date()).as(what).isBeforeOrEqualTo(usualEnd);
                    assertThat(due.date())
                            .as(what)
                            .isAfterOrEqualTo(calendar.back(cutoff.minusDays(28)));
                }
                assertThat(due.startBy()).as(what).isBeforeOrEqualTo(due.date());
                before = due.date();
            }
            var smaller = schedule.before(cutoff, "the end", work(Maturity.BETA, effort, today));
            var larger = schedule.before(cutoff, "the end", work(Maturity.BETA, effort + 3, today));
            assertThat(larger.date()).isBeforeOrEqualTo(smaller.date());
        }
    }

    private static Set<LocalDate> holidays(Random random) {
        var days = new HashSet<LocalDate>();
        for (int i = random.nextInt(40); i > 0; i--) {
            days.add(START.plusDays(random.nextInt(800)));
        }
        return days;
    }

    private static Schedule.Work work(Maturity maturity, int effort, LocalDate from) {
        return new Schedule.Work(maturity, effort, from);
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
