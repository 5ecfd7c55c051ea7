package dev.ferry.migration.ramp;

import dev.ferry.migration.ramp.Report.Comparison;
import dev.ferry.migration.ramp.Report.Metric;
import java.time.Instant;

/** What came of reading a {@link Measure}. Not to know a number is never a good number. */
public sealed interface Measurement {

    Metric metric();

    Instant at();

    record Compared(Comparison comparison) implements Measurement {

        @Override
        public Metric metric() {
            return comparison.metric();
        }

        @Override
        public Instant at() {
            return comparison.at();
        }
    }

    /**
     * @param why as the end of "it could not be compared: "
     */
    record Missing(Metric metric, String why, Instant at) implements Measurement {}
}
