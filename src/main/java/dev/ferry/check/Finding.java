package dev.ferry.check;

import dev.ferry.tracker.Fault;

/**
 * What one look at one thing showed.
 *
 * @param check what was looked at: {@code webhook}, {@code token}, {@code database}
 * @param where it is
 * @param what was found; the same words as long as the same is found
 * @param why it matters; empty where all is well
 * @param remedy what a person does about it; empty where all is well
 */
public record Finding(
        Level level, String check, String where, String what, String why, String remedy) {

    public enum Level {
        GOOD,
        /** Works, and somebody should do something before it no longer does. */
        ATTENTION,
        WRONG,
        /** Files or environment say something that cannot be. */
        MISCONFIGURED,
        /** Something outside failed, so that nothing can be told of it. */
        UNREACHABLE
    }

    public static Finding good(String check, String where, String what) {
        return new Finding(Level.GOOD, check, where, what, "", "");
    }

    public static Finding of(
            Level level, String check, String where, String what, String why, String remedy) {
        return new Finding(level, check, where, what, why, remedy);
    }

    static Finding of(Fault fault, String check, String where) {
        var level =
                switch (fault.weight()) {
                    case BREAKS -> Level.WRONG;
                    case WORRIES -> Level.ATTENTION;
                };
        return new Finding(level, check, where, fault.what(), fault.why(), fault.remedy());
    }

    public boolean isGood() {
        return level == Level.GOOD;
    }

    /** Two findings with the same name are the same trouble at two moments. */
    public String name() {
        return check + " of " + where + ": " + what;
    }
}
