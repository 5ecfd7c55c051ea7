package dev.ferry.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From {@code ./ferry serve} to the moment at which it takes work, launcher included. */
final class StartBench implements Benchmark {

    private static final int ROUNDS = 5;
    private static final String NO_CACHE = "-XX:AOTMode=off";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> run(Workshop workshop) throws Exception {
        // The launcher makes the cache when there is none; that belongs to the build.
        millis(workshop, Bot.configured(workshop, workshop.scratch("start")), "");
        var first = new ArrayList<Double>();
        var later = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            var folder = Bot.configured(workshop, workshop.scratch("start"));
            first.add(millis(workshop, folder, ""));
            later.add(millis(workshop, folder, ""));
            without.add(millis(workshop, folder, NO_CACHE));
        }
        return List.of(
                new Figure("exec to ready", new Samples(later), "ms").under(1_000),
                new Figure("the very first time, databases made", new Samples(first), "ms"),
                new Figure("without the AOT cache", new Samples(without), "ms"));
    }

    private static double millis(Workshop workshop, Path folder, String options)
            throws IOException, InterruptedException {
        var began = System.nanoTime();
        try (var bot = Bot.start(workshop, folder, options)) {
            bot.awaitReady();
            return (System.nanoTime() - began) / 1e6;
        }
    }
}
