package dev.ferry.render;

import dev.ferry.migration.Plan;
import dev.ferry.migration.SchedulePolicy;
import java.time.LocalDate;
import java.util.List;

/**
 * The days of one feature, as templates see them.
 *
 * @param effort working days between start and due date
 * @param overdue the day to start by was over when this was planned
 * @param tight there is less time than the house takes, or than the work needs
 */
record Dates(
        LocalDate due,
        String reason,
        LocalDate startBy,
        boolean overdue,
        int effort,
        boolean tight,
        List<CutoffView> cutoffs,
        RolloutDates rollout) {

    static Dates of(Plan plan, Plan.Item item, SchedulePolicy schedule) {
        boolean overdue = item.startBy().isBefore(plan.decisions().plannedOn());
        return new Dates(
                item.due(),
                withoutDay(item.due(), item.dueReason()),
                item.startBy(),
                overdue,
                item.feature().effortDays(),
                item.compressed() || overdue,
                CutoffView.of(plan.decisions(), item.surfaces()),
                RolloutDates.of(plan, item, schedule));
    }

    /** A reason begins with the day it is for; where that stands already, it is not repeated. */
    static String withoutDay(LocalDate day, String reason) {
        var beginning = day + " is ";
        return reason.startsWith(beginning) ? reason.substring(beginning.length()) : reason;
    }
}
