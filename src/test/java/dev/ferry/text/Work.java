package dev.ferry.text;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/** Measures how much a computation costs, as this thread's processor time. */
public final class Work {

    /** What a measurement may be wrong by, in nanoseconds. */
    public static final long NOISE = 20_000_000;

    private static final int RUNS = 3;

    private Work() {}

    /** The least of a few runs, in nanoseconds: what other work on the machine adds is left out. */
    public static long of(Runnable work) {
        return runs(work).min().orElseThrow();
    }

    /** The same, content with the first run that stays below the limit. */
    public static long within(long limit, Runnable work) {
        return runs(work).filter(cost -> cost < limit).findFirst().orElseGet(() -> of(work));
    }

    private static LongStream runs(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, RUNS)
                .map(_ -> {
                    long before = threads.getCurrentThreadCpuTime();
                    work.run();
                    return threads.getCurrentThreadCpuTime() - before;
                });
    }
}
