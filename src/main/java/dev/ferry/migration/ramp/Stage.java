package dev.ferry.migration.ramp;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * One step of a rollout, and what has to hold before the next one.
 *
 * @param percent of everybody; for an audience that of the step before
 * @param audience people who get it by name ({@code team}); empty: a share of everybody
 * @param stay how long it lasts at least
 * @param maxRegression how much worse than the control it may be, in percent of the control
 * @param approval only the Accountable or the AI framework team may begin it
 */
public record Stage(
        int percent,
        Optional<String> audience,
        Duration stay,
        BigDecimal maxRegression,
        boolean approval) {

    public Stage {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a stage is 0 to 100 percent, not " + percent);
        }
    }

    public static Stage of(int percent, Duration stay, int maxRegression) {
        return new Stage(percent, Optional.empty(), stay, BigDecimal.valueOf(maxRegression), false);
    }

    /** {@code 6 hours}; empty: the next one may follow at once. */
    public Optional<String> atLeast() {
        return stay.isZero() ? Optional.empty() : Optional.of(Spoken.duration(stay));
    }

    /** How many days it stays in a calendar of days: a day that is begun counts. */
    public int days() {
        return Spoken.days(stay);
    }

    /** {@code 5 %}, {@code team}; tells one stage of a policy from the others. */
    public String name() {
        return audience.orElse(percent + " %");
    }
}
