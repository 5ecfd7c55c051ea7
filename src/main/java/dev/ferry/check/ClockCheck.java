package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import java.time.Duration;

/** Whether our clock and a tracker's agree as far as signatures and sweeps need it. */
record ClockCheck(String where) {

    private static final Duration ODD = Duration.ofMinutes(1);

    /** What signatures allow, and how far the sweep looks back. */
    private static final Duration TOO_MUCH = Duration.ofMinutes(5);

    /**
     * @param skew how far the tracker's clock is ahead of ours
     */
    Finding finding(Duration skew) {
        var off = skew.abs();
        if (off.compareTo(ODD) < 0) {
            return Finding.good("clock", where, "agrees with ours");
        }
        boolean tooMuch = off.compareTo(TOO_MUCH) >= 0;
        return new Finding(
                tooMuch ? Level.WRONG : Level.ATTENTION,
                "clock",
                where,
                "ours is %s by %s minutes"
                        .formatted(
                                skew.isNegative() ? "ahead" : "behind",
                                tooMuch ? "five or more" : "one or more"),
                "by " + off.toSeconds() + " s; signed webhooks are refused from five minutes on",
                "synchronise the clock of this machine (NTP)");
    }
}
