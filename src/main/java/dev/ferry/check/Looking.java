package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import dev.ferry.tracker.TrackerException;
import java.util.List;
import java.util.function.Supplier;

/** Looks that may fail: then the failure is what was found. */
final class Looking {

    private Looking() {}

    static List<Finding> at(String check, String where, Supplier<List<Finding>> look) {
        try {
            return look.get();
        } catch (TrackerException e) {
            return List.of(failed(check, where, e));
        }
    }

    private static Finding failed(String check, String where, TrackerException e) {
        return switch (e.kind()) {
            case FORBIDDEN ->
                    new Finding(
                            Level.ATTENTION,
                            check,
                            where,
                            "may not be looked at",
                            e.getMessage(),
                            "give the token what it lacks, or look at it yourself");
            case NOT_FOUND, REJECTED ->
                    new Finding(
                            Level.WRONG,
                            check,
                            where,
                            "cannot be looked at",
                            e.getMessage(),
                            "see that the address and the names in ferry.yaml are right");
            case BUSY, UNAVAILABLE, OUTCOME_UNKNOWN ->
                    new Finding(
                            Level.UNREACHABLE,
                            check,
                            where,
                            "does not answer",
                            e.getMessage(),
                            "see that it can be reached from this machine, and try again");
        };
    }
}
