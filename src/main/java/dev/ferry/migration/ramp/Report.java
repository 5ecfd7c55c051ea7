package dev.ferry.migration.ramp;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was measured outside, and told. Its id is the sender's: told twice it counts once.
 */
public sealed interface Report {

    String id();

    String migration();

    String feature();

    Instant at();

    /**
     * Whether the new model is good enough, by somebody's dataset.
     *
     * @param summary one line for people
     */
    record Evaluation(
            String id,
            String migration,
            String feature,
            boolean passed,
            String summary,
            Optional<String> url,
            Instant at)
            implements Report {}

    /** One number of the new side against the same number of the old one, at the same time. */
    record Comparison(
            String id,
            String migration,
            String feature,
            Metric metric,
            BigDecimal value,
            BigDecimal control,
            Optional<Long> requests,
            Instant at)
            implements Report {

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        /**
         * How much worse than the control, in percent of it; less than zero is better. From nothing
         * to something counts as all of it.
         */
        public BigDecimal regression() {
            var worse = metric.moreIsWorse ? value.subtract(control) : control.subtract(value);
            if (control.signum() == 0) {
                return worse.signum() > 0 ? HUNDRED : BigDecimal.ZERO;
            }
            var percent = worse.multiply(HUNDRED).divide(control.abs(), MathContext.DECIMAL32);
            return percent.setScale(2, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
        }

        /** Whether it was long enough to tell anything. */
        boolean tells(RampPolicy policy) {
            return requests.map(n -> n >= policy.fewestRequests()).orElse(true);
        }
    }

    /** How often the old model was still called for this feature since the report before. */
    record OldCalls(String id, String migration, String feature, long calls, Instant at)
            implements Report {}

    /** What is compared. */
    enum Metric {
        ERROR_RATE(true),
        LATENCY(true),
        QUALITY(false);

        private final boolean moreIsWorse;

        Metric(boolean moreIsWorse) {
            this.moreIsWorse = moreIsWorse;
        }

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }
}
