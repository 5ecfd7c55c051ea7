package dev.ferry.migration.ramp;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import java.math.BigDecimal;
import java.util.Optional;

/** How far a flag is open, as the history tells it. */
public final class Percentage {

    /** A flag that there is not, or no more. */
    public static final String GONE = "gone";

    /** A flag whose rules do not add up to one number. */
    public static final String NOBODY_KNOWS = "?";

    private Percentage() {}

    /** {@code 12.5}, {@code ?}, {@code gone}; empty where nothing could be read. */
    public static Optional<String> of(FlagState flag) {
        return switch (flag.presence()) {
            case PRESENT -> Optional.of(number(flag).map(Percentage::plain).orElse(NOBODY_KNOWS));
            case ABSENT, ARCHIVED -> Optional.of(GONE);
            case UNREADABLE -> Optional.empty();
        };
    }

    /** The one number that holds for everybody without a name of their own. */
    public static Optional<BigDecimal> number(FlagState flag) {
        return switch (flag.rollout()) {
            case Rollout.Off() -> Optional.of(BigDecimal.ZERO);
            case Rollout.Full() -> Optional.of(BigDecimal.valueOf(100));
            case Rollout.Percent(var value, _, _) -> Optional.of(value);
            case Rollout.Mixed(var min, var max, _) when min.compareTo(max) == 0 ->
                    Optional.of(min);
            case Rollout.Mixed _, Rollout.Unknown _ -> Optional.empty();
        };
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
