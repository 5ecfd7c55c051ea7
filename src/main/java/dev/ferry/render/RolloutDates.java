package dev.ferry.render;

import dev.ferry.migration.Plan;
import dev.ferry.migration.SchedulePolicy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * On which days a feature's rollout takes its steps, and for how many working days it stays at
 * each: spread over the working days from start to due date. The first third belongs to evaluation
 * and implementation, the last to a quiet time at 100 %.
 *
 * @param removed the flag is gone from the code: the due date
 */
public record RolloutDates(
        LocalDate team,
        int teamStay,
        LocalDate staff,
        int staffStay,
        LocalDate half,
        int halfStay,
        LocalDate full,
        int fullStay,
        LocalDate removed) {

    /** From the start-by date, or from the day of planning where that is later. */
    public static RolloutDates of(Plan plan, Plan.Item item, SchedulePolicy schedule) {
        var planned = plan.decisions().plannedOn();
        var start = item.startBy().isBefore(planned) ? planned : item.startBy();
        return between(start, item.due(), schedule.holidays());
    }

    static RolloutDates between(LocalDate start, LocalDate due, Set<LocalDate> holidays) {
        var days = workingDays(start, due, holidays);
        int last = days.size() - 1;
        int team = last * 30 / 100;
        int staff = last * 40 / 100;
        int half = last * 55 / 100;
        int full = last * 70 / 100;
        return new RolloutDates(
                days.get(team),
                staff - team,
                days.get(staff),
                half - staff,
                days.get(half),
                full - half,
                days.get(full),
                last - full,
                days.get(last));
    }

    /** Never empty: the due date closes it, whatever day it is. */
    private static List<LocalDate> workingDays(
            LocalDate start, LocalDate due, Set<LocalDate> holidays) {
        return start.isBefore(due)
                ? start.datesUntil(due.plusDays(1))
                        .filter(day -> day.equals(due) || isWorkingDay(day, holidays))
                        .toList()
                : List.of(due);
    }

    private static boolean isWorkingDay(LocalDate day, Set<LocalDate> holidays) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }
}
