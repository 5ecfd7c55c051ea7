package dev.ferry.migration;

import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.RampFacts;
import dev.ferry.migration.ramp.RampStory;
import dev.ferry.migration.ramp.Report;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a feature's guarded rollout adds to its facts.
 *
 * @param why how far it is and what keeps it there, in sentences
 * @param risks what somebody should look at
 * @param oldCalls the newest report of calls of the old model
 * @param daysToEverybody that its stages take at least from now on; empty: it was not looked at
 * @param approved the percentage that its rollout has come to; empty: it was never begun
 */
public record RolloutFacts(
        List<String> why,
        List<String> risks,
        Optional<Report.OldCalls> oldCalls,
        Optional<Integer> daysToEverybody,
        Optional<Integer> approved) {

    public static final RolloutFacts NONE =
            new RolloutFacts(
                    List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public RolloutFacts {
        why = List.copyOf(Objects.requireNonNullElse(why, List.of()));
        risks = List.copyOf(Objects.requireNonNullElse(risks, List.of()));
        oldCalls = Objects.requireNonNullElse(oldCalls, Optional.empty());
        approved = Objects.requireNonNullElse(approved, Optional.empty());
        daysToEverybody = Objects.requireNonNullElse(daysToEverybody, Optional.empty());
    }

    public static RolloutFacts of(RampFacts facts) {
        var story = new RampStory(facts);
        return new RolloutFacts(
                story.why(),
                story.risks(),
                facts.oldCalls(),
                Optional.of(facts.daysToEverybody()),
                Optional.of(facts.ramp()).filter(Ramp::isBegun).map(Ramp::approved));
    }
}
