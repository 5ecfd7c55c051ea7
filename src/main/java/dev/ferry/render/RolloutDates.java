package dev.ferry.render;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Plan;
import dev.ferry.migration.ramp.Stage;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * On which days the stages of a feature's rollout begin: spread over the working days from start to
 * due date. The first third belongs to evaluation and implementation, the last to a quiet time at
 * 100 %.
 *
 * @param stages in order
 * @param quiet working days from the last stage to the end
 * @param removed the flag is gone from the code: the due date
 */
public record RolloutDates(List<Step> stages, int quiet, LocalDate removed) {

    /** In percent of the way from the start to the due date. */
    private static final int FIRST = 30;

    private static final int LAST = 70;

    public record Step(Stage stage, LocalDate day) {}

    public RolloutDates {
        stages = List.copyOf(stages);
    }

    /** From the start-by date, or from the day of planning where that is later. */
    public static RolloutDates of(Plan plan, Plan.Item item, Catalog catalog) {
        var planned = plan.decisions().plannedOn();
        var start = item.startBy().isBefore(planned) ? planned : item.startBy();
        var stages = catalog.rollout().of(item.feature().id()).stages();
        return between(start, item.due(), catalog.schedule().holidays(), stages);
    }

    static RolloutDates between(
            LocalDate start, LocalDate due, Set<LocalDate> holidays, List<Stage> stages) {
        var days = workingDays(start, due, holidays);
        int last = days.size() - 1;
        var steps = new ArrayList<Step>();
        for (int i = 0; i < stages.size(); i++) {
            steps.add(new Step(stages.get(i), days.get(last * share(i, stages.size()) / 100)));
        }
        return new RolloutDates(steps, last - last * LAST / 100, days.get(last));
    }

    private static int share(int stage, int stages) {
        return stages == 1 ? LAST : FIRST + (LAST - FIRST) * stage / (stages - 1);
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
