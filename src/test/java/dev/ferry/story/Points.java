package dev.ferry.story;

import dev.ferry.store.WriteHook;
import dev.ferry.tracker.embedded.Weather;

/** Counts the points at which a process can die, and makes it die at one of them. */
final class Points implements WriteHook, Weather.Witness {

    /** The process is gone from here on. */
    static final class Stop extends Error {
        Stop(int point, String where) {
            super("stopped at point " + point + ", " + where, null, false, false);
        }
    }

    /** Whether this is the end of the process, as somebody who waited for a write hears of it. */
    static boolean isStop(Throwable e) {
        return e instanceof Stop || e.getCause() instanceof Stop;
    }

    private final int stopAt;
    private int passed;

    Points(int stopAt) {
        this.stopAt = stopAt;
    }

    int passed() {
        return passed;
    }

    private void pass(String where) {
        if (++passed == stopAt) {
            throw new Stop(passed, where);
        }
    }

    @Override
    public void before(String write) {
        pass("before " + write);
    }

    @Override
    public void after(String write) {
        pass("after " + write);
    }

    @Override
    public void before(Weather.Call call) {
        pass("before " + call);
    }

    @Override
    public void after(Weather.Call call) {
        pass("after " + call);
    }
}
