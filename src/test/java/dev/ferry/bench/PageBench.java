package dev.ferry.bench;

import dev.ferry.server.site.PageTimes;
import java.util.List;

/** The page for managers, for a company with 50 migrations and 1,000 issues. */
final class PageBench implements Benchmark {

    private static final double MOST_MILLISECONDS = 50;

    @Override
    public String name() {
        return "page";
    }

    @Override
    public List<Figure> run(Workshop workshop) {
        return List.of(
                new Figure(
                                "page with 50 migrations and 1,000 issues, made anew",
                                new Samples(PageTimes.measure()),
                                "ms")
                        .under(MOST_MILLISECONDS));
    }
}
