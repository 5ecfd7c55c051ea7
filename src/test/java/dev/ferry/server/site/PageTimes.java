package dev.ferry.server.site;

import dev.ferry.render.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How long the first page takes when a whole company moves, made anew each time. */
public final class PageTimes {

    private static final int MIGRATIONS = 50;
    private static final int FEATURES = 20;
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 60;

    private PageTimes() {}

    /** Milliseconds from the request to the last byte, for 50 migrations with 1,000 issues. */
    public static List<Double> measure() {
        var gallery = new Gallery();
        var plan = Samples.many(FEATURES);
        for (int i = 0; i < MIGRATIONS; i++) {
            gallery.hang(plan, Set.of());
        }
        var last = gallery.board.all().getLast();
        var times = new ArrayList<Double>();
        try (var server = new SiteServer(gallery)) {
            for (int i = 0; i < WARM_UP + ROUNDS; i++) {
                gallery.board.publish(last);
                long start = System.nanoTime();
                var page = server.bytes("/");
                double took = (System.nanoTime() - start) / 1e6;
                if (page.length < MIGRATIONS * FEATURES * 100) {
                    throw new AssertionError("the page lacks something");
                }
                if (i >= WARM_UP) {
                    times.add(took);
                }
            }
        }
        return times;
    }
}
