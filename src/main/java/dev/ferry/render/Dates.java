package dev.ferry.render;

import dev.ferry.migration.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The days of one feature, as templates see them.
 *
 * @param effort working days between start and due date
 * @param overdue the day to start by was over when this was planned
 * @param tight there is less time than the house takes, or than the work needs
 * @param early the rollout begins before the day to start by
 * @param named a stage of the rollout is for people who are named
 * @param quiet working days between the last stage and the end
 * @param removed the flag is gone from the code
 * @param shortage the stages take longer than there is time
 */
record Dates(
        LocalDate due,
        String reason,
        LocalDate startBy,
        boolean overdue,
        int effort,
        boolean tight,
        boolean early,
        List<CutoffView> cutoffs,
        List<StageView> stages,
        boolean named,
        int quiet,
        LocalDate removed,
        Optional<Shortage> shortage) {

    /**
     * @param everybody the first day on which everybody can have the new model
     * @param beyond the old model has ended by then
     */
    record Shortage(int needed, int left, LocalDate everybody, boolean beyond) {}

    static Dates of(Plan plan, Plan.Item item) {
        boolean overdue = item.startBy().isBefore(plan.decisions().plannedOn());
        var rollout = item.rollout();
        return new Dates(
                item.due(),
                withoutDay(item.due(), item.dueReason()),
                item.startBy(),
                overdue,
                item.feature().effortDays(),
                item.compressed() || overdue,
                rollout.stages().getFirst().day().isBefore(item.startBy()),
                CutoffView.of(plan.decisions(), item.surfaces()),
                rollout.stages().stream().map(StageView::of).toList(),
                rollout.stages().stream().anyMatch(s -> s.stage().audience().isPresent()),
                rollout.quiet(),
                rollout.removed(),
                shortage(item));
    }

    private static Optional<Shortage> shortage(Plan.Item item) {
        var everybody = item.rollout().everybody();
        boolean beyond = item.cutoff().filter(c -> !everybody.isBefore(c.date())).isPresent();
        return item.rollout()
                .shortage()
                .map(s -> new Shortage(s.needed(), s.left(), everybody, beyond));
    }

    /** A reason begins with the day it is for; where that stands already, it is not repeated. */
    static String withoutDay(LocalDate day, String reason) {
        var beginning = day + " is ";
        return reason.startsWith(beginning) ? reason.substring(beginning.length()) : reason;
    }
}
