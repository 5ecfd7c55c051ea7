package dev.ferry.text;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/** Measures how much a computation costs, as this thread's processor time. */
public final class Work {

    /** What a measurement may be wrong by, in nanoseconds. */
    public static final long NOISE = 20_000_000;

    private Work() {}

    /** The least of a few runs, in nanoseconds: what other work on the machine adds is left out. */
    public static long of(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, 3)
                .map(_ -> {
                    long before = threads.getCurrentThreadCpuTime();
                    work.run();
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }
}
