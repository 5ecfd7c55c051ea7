package dev.ferry.migration.ramp;

import java.math.BigDecimal;
import java.time.Duration;

/** Small turns of phrase. */
final class Spoken {

    private Spoken() {}

    /** {@code 6 hours}, {@code 3 days}; nothing is {@code no time}. */
    static String duration(Duration duration) {
        if (duration.isZero()) {
            return "no time";
        }
        if (duration.toHours() >= 48 && duration.toHours() % 24 == 0) {
            return count(duration.toDays(), "day");
        }
        return duration.toMinutes() % 60 == 0
                ? count(duration.toHours(), "hour")
                : count(duration.toMinutes(), "minute");
    }

    /** Days that are begun count. */
    static int days(Duration duration) {
        return Math.toIntExact(Math.ceilDiv(duration.toMillis(), Duration.ofDays(1).toMillis()));
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    static String regression(Report.Comparison c, Stage stage) {
        return "the %s is %s %% worse than the old model's (%s against %s), and %s allows %s %%."
                .formatted(
                        c.metric().text(),
                        plain(c.regression()),
                        plain(c.value()),
                        plain(c.control()),
                        stage.name(),
                        plain(stage.maxRegression()));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
