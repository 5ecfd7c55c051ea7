package dev.ferry.render;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Plan;
import java.time.LocalDate;
import java.util.List;

/**
 * The days of one feature, as templates see them.
 *
 * @param effort working days between start and due date
 * @param overdue the day to start by was over when this was planned
 * @param tight there is less time than the house takes, or than the work needs
 * @param named a stage of the rollout is for people who are named
 * @param quiet working days between the last stage and the end
 * @param removed the flag is gone from the code
 */
record Dates(
        LocalDate due,
        String reason,
        LocalDate startBy,
        boolean overdue,
        int effort,
        boolean tight,
        List<CutoffView> cutoffs,
        List<StageView> stages,
        boolean named,
        int quiet,
        LocalDate removed) {

    static Dates of(Plan plan, Plan.Item item, Catalog catalog) {
        boolean overdue = item.startBy().isBefore(plan.decisions().plannedOn());
        var rollout = RolloutDates.of(plan, item, catalog);
        return new Dates(
                item.due(),
                withoutDay(item.due(), item.dueReason()),
                item.startBy(),
                overdue,
                item.feature().effortDays(),
                item.compressed() || overdue,
                CutoffView.of(plan.decisions(), item.surfaces()),
                rollout.stages().stream().map(StageView::of).toList(),
                rollout.stages().stream().anyMatch(s -> s.stage().audience().isPresent()),
                rollout.quiet(),
                rollout.removed());
    }

    /** A reason begins with the day it is for; where that stands already, it is not repeated. */
    static String withoutDay(LocalDate day, String reason) {
        var beginning = day + " is ";
        return reason.startsWith(beginning) ? reason.substring(beginning.length()) : reason;
    }
}
