package dev.ferry.render;

import dev.ferry.migration.RolloutDates.Step;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One stage of a rollout as templates see it.
 *
 * @param audience people whom a rule of the flag names; empty: a share of everybody
 * @param stay how long it lasts at least; empty: until all is well
 * @param approval it waits for the word of the Accountable
 */
record StageView(
        String name,
        int percent,
        Optional<String> audience,
        LocalDate day,
        Optional<String> stay,
        boolean approval) {

    static StageView of(Step step) {
        var stage = step.stage();
        return new StageView(
                stage.name(),
                stage.percent(),
                stage.audience(),
                step.day(),
                stage.atLeast(),
                stage.approval());
    }
}
