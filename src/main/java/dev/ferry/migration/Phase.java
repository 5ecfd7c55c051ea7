package dev.ferry.migration;

import java.math.BigDecimal;

/** How far a feature is. Read from checklist and flag, never typed. */
public sealed interface Phase {

    record Planned() implements Phase {}

    record Evaluating() implements Phase {}

    record Implementing() implements Phase {}

    record Testing() implements Phase {}

    /**
     * @param percent 0 to 100; 100 is not complete
     */
    record RollingOut(BigDecimal percent) implements Phase {}

    record RolledBack() implements Phase {}

    record Blocked(Phase before) implements Phase {}

    record Complete() implements Phase {}

    /** The flag vanished before it was ever on, or what we know contradicts itself. */
    record Unclear(String why) implements Phase {}
}
