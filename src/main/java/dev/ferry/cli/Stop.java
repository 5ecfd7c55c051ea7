package dev.ferry.cli;

/** Ends a command with words for the person who typed it, on stderr, and an exit code. */
public final class Stop extends RuntimeException {

    private final int exit;

    private Stop(int exit, String words) {
        super(words, null, false, false);
        this.exit = exit;
    }

    /** What was typed or configured is wrong. */
    public static Stop usage(String words) {
        return new Stop(Exit.USAGE, words);
    }

    /** Something outside Ferry failed. */
    public static Stop outside(String words) {
        return new Stop(Exit.OUTSIDE, words);
    }

    public int exit() {
        return exit;
    }
}
