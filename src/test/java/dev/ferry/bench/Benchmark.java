package dev.ferry.bench;

import java.util.List;

/**
 * One thing that is measured. A new one is a class of its own and a line in {@link Bench#ALL};
 * {@code docs/performance.md} tells more.
 */
interface Benchmark {

    /** What {@code bench/run} is told to run this one alone. */
    String name();

    /** Takes under two minutes. Figures that are compared with each other are measured by turns. */
    List<Figure> run(Workshop workshop) throws Exception;
}
