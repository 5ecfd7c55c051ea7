package dev.ferry.cli;

/** Exit codes of {@code ./ferry}; people script against them. */
public final class Exit {

    public static final int DONE = 0;

    /** A command that looks for something (lint, scan, check) found it. */
    public static final int FOUND = 1;

    /** Wrong usage or configuration: nothing was tried. */
    public static final int USAGE = 2;

    /** A tracker, a flag source, the database or the disk failed. */
    public static final int OUTSIDE = 3;

    private Exit() {}
}
