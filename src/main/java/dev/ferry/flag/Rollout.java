package dev.ferry.flag;

import java.math.BigDecimal;
import java.util.Optional;

/** How much of the traffic a flag lets through. Percentages are 0 to 100. */
public sealed interface Rollout {

    record Off() implements Rollout {}

    record Full() implements Rollout {}

    /**
     * @param stickiness by what users are told apart, in the provider's words; may be empty
     * @param groupId the salt of the bucketing, in the provider's words; may be empty
     */
    record Percent(BigDecimal value, String stickiness, String groupId) implements Rollout {
        public Percent {
            if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new IllegalArgumentException("a rollout is 0 to 100 percent, not " + value);
            }
        }
    }

    /** Several rules that do not add up to one number. */
    record Mixed(BigDecimal min, BigDecimal max, String reason) implements Rollout {}

    /** Nobody knows. Shown as "?", never as 0 %. */
    record Unknown(String reason) implements Rollout {}

    /** The one number that it is, where it is one. */
    default Optional<BigDecimal> share() {
        return switch (this) {
            case Off _ -> Optional.of(BigDecimal.ZERO);
            case Full _ -> Optional.of(BigDecimal.valueOf(100));
            case Percent p -> Optional.of(p.value());
            case Mixed _, Unknown _ -> Optional.empty();
        };
    }

    Rollout OFF = new Off();
    Rollout FULL = new Full();

    /** {@code Off} for 0, {@code Full} for 100, else {@code Percent}. */
    static Rollout of(BigDecimal percent, String stickiness, String groupId) {
        if (percent.signum() == 0) {
            return OFF;
        }
        return percent.compareTo(BigDecimal.valueOf(100)) == 0
                ? FULL
                : new Percent(percent, stickiness, groupId);
    }

    static Rollout percent(int percent) {
        return of(BigDecimal.valueOf(percent), "", "");
    }
}
