package dev.ferry.migration;

import java.math.BigDecimal;
import java.util.Optional;

/** How far a feature is. Read from checklist and flag, never typed. */
public sealed interface Phase {

    record Planned() implements Phase {}

    record Evaluating() implements Phase {}

    record Implementing() implements Phase {}

    record Testing() implements Phase {}

    /**
     * The new model answers some of the traffic.
     *
     * @param percent 0 to 100; 100 is not complete; empty: nobody knows, shown as "?"
     */
    record RollingOut(Optional<BigDecimal> percent) implements Phase {}

    record RolledBack() implements Phase {}

    record Blocked(Phase before) implements Phase {}

    record Complete() implements Phase {}

    /** The flag vanished before it was ever on, or what we know contradicts itself. */
    record Unclear(String why) implements Phase {}

    /** As people say it: {@code rolling out 25%}, {@code blocked (testing)}. */
    default String text() {
        return switch (this) {
            case Planned() -> "planned";
            case Evaluating() -> "evaluating";
            case Implementing() -> "implementing";
            case Testing() -> "testing";
            case RollingOut(var percent) ->
                    "rolling out " + percent.map(Phase::plain).orElse("?") + "%";
            case RolledBack() -> "rolled back";
            case Blocked(var before) -> "blocked (" + before.text() + ")";
            case Complete() -> "complete";
            case Unclear(var why) -> "unclear: " + why;
        };
    }

    /** The same without numbers and reasons, to tell one phase from another. */
    default String name() {
        return switch (this) {
            case RollingOut _ -> "rolling out";
            case Blocked _ -> "blocked";
            case Unclear _ -> "unclear";
            case Planned _, Evaluating _, Implementing _, Testing _, RolledBack _, Complete _ ->
                    text();
        };
    }

    private static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }
}
