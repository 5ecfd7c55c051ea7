package dev.ferry.command;

import dev.ferry.migration.Decisions;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planned;
import dev.ferry.migration.ramp.Decision;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.RampFacts;
import java.util.List;

/** What becomes of a command. */
public sealed interface Verdict {

    /** The migration's decisions become these; for {@code start} they are its first. */
    record Change(Decisions next) implements Verdict {}

    /** Only a question; the reply is all. */
    record Answer() implements Verdict {}

    /**
     * @param about the word of the command that is at fault, for the caret; may be empty
     */
    record Refuse(String about, String reason, String remedy) implements Verdict {}

    /**
     * A rollout goes on, stands still, or is taken back.
     *
     * @param before how far it was
     */
    record Steer(String feature, Ramp before, Decision.Change change, String by)
            implements Verdict {

        static Verdict of(Plan.Item item, RampFacts facts, Decision decision, String by) {
            return switch (decision) {
                case Decision.Change change ->
                        new Steer(item.feature().id(), facts.ramp(), change, by);
                case Decision.Hold hold -> new Held(item.feature().name(), hold.reasons());
                case Decision.Nothing _ -> ANSWER;
            };
        }
    }

    /** A rollout stays as it is, for all of these reasons. */
    record Held(String feature, List<Decision.Reason> reasons) implements Verdict {}

    Verdict ANSWER = new Answer();

    static Verdict of(Planned planned) {
        return switch (planned) {
            case Planned.Ok ok -> new Change(ok.plan().decisions());
            case Planned.Refused no -> new Refuse(no.about(), no.reason(), no.remedy());
        };
    }
}
