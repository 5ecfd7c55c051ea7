package dev.ferry.bench;

import dev.ferry.glql.Question;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.eval.Flavour;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.Planning;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.mirror.Audience;
import dev.ferry.mirror.Mirror;
import dev.ferry.mirror.Views;
import dev.ferry.render.ViewText;
import dev.ferry.store.Database;
import dev.ferry.store.RealPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A view over many mirrored issues, from the text of the block to the Markdown of the table. */
final class ViewBench implements Benchmark {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    /** What the compilers of a JVM that has just started need; a bot runs for weeks. */
    private static final long WARM_UP_NANOS = 8_000_000_000L;

    private static final int VIEWS = 200;
    private static final int AT_ONCE = 2_000;

    private static final String BLOCK =
            """
            display: table
            title: What is left
            fields: title, assignee, due, labels("flag::*") as "Flag", updated
            sort: due asc
            limit: 50
            query: label = "ai-migration" and state = opened and due < 4w and label != "blocked"
            """;

    @Override
    public String name() {
        return "views";
    }

    @Override
    public List<Figure> run(Workshop workshop) throws Exception {
        var figures = new ArrayList<Figure>();
        for (int count : new int[] {10_000, 100_000}) {
            double bar = count == 10_000 ? 20 : 100;
            var file = workshop.scratch("views").resolve("ferry.db");
            figures.addAll(figures("SQLite", "jdbc:sqlite:" + file, count, bar));
            figures.addAll(figures("PostgreSQL", RealPostgres.emptyDatabase(), count, bar));
        }
        return figures;
    }

    private static List<Figure> figures(String database, String url, int count, double bar) {
        try (var opened = Database.open(url)) {
            var mirror = opened.mirror();
            fill(mirror, count);
            var cold = times(mirror);
            for (long end = System.nanoTime() + WARM_UP_NANOS; System.nanoTime() < end; ) {
                view(mirror);
            }
            var warm = times(mirror);
            var name = "view of %,d issues, %s".formatted(count, database);
            return List.of(
                    new Figure(name, new Samples(warm), "ms"),
                    new Figure("… p99", worst(warm), "ms").under(bar),
                    new Figure("… p99 of the first " + VIEWS, worst(cold), "ms"));
        }
    }

    private static List<Double> times(Mirror mirror) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < VIEWS; i++) {
            var start = System.nanoTime();
            var length = view(mirror).length();
            times.add((System.nanoTime() - start) / 1e6);
            if (length < 1_000) {
                throw new IllegalStateException("the view is empty");
            }
        }
        return times;
    }

    private static double worst(List<Double> times) {
        return times.stream().sorted().skip(VIEWS * 99 / 100).findFirst().orElseThrow();
    }

    private static String view(Mirror mirror) {
        var page = Context.at(NOW).inGroup("acme");
        var question = Question.block(BLOCK, Dialect.GITLAB, page, Flavour.GITLAB);
        var answer = new Views(mirror).answer(question, Audience.everybody());
        return ViewText.of(question, answer, 60_000);
    }

    private static void fill(Mirror mirror, int count) {
        var random = new Random(1);
        for (int from = 0; from < count; from += AT_ONCE) {
            var items = new ArrayList<Item>();
            for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
                items.add(item(random, i));
            }
            mirror.keep(items);
        }
        mirror.settle();
    }

    /** One in ten is about a migration. */
    private static Item item(Random random, int i) {
        var project = "acme/project-" + random.nextInt(40);
        var labels = new ArrayList<>(List.of("team::" + random.nextInt(30)));
        if (random.nextInt(10) == 0) {
            labels.add("ai-migration");
            labels.add("flag::" + (random.nextBoolean() ? "on" : "off"));
        }
        if (random.nextInt(8) == 0) {
            labels.add("blocked");
        }
        boolean open = random.nextInt(3) > 0;
        var created = NOW.minusSeconds(random.nextInt(80_000_000));
        return new Item(
                new Item.Identity(
                        "gitlab:" + project + "#" + i,
                        "Issue",
                        i,
                        project,
                        false,
                        "#" + i,
                        "https://gitlab.example/" + project + "/-/issues/" + i,
                        Optional.empty()),
                "Feature number " + i + " has something that must be done about it",
                "Some words that begin the description of the issue. ".repeat(4),
                open ? Item.State.OPENED : Item.State.CLOSED,
                random.nextInt(50) == 0,
                labels,
                "user-" + random.nextInt(200),
                List.of("user-" + random.nextInt(200)),
                new Item.Times(
                        created,
                        created.plusSeconds(random.nextInt(1_000_000)),
                        open ? Optional.empty() : Optional.of(created.plusSeconds(1_000_000)),
                        Optional.empty(),
                        random.nextInt(3) == 0
                                ? Optional.empty()
                                : Optional.of(
                                        LocalDate.parse("2026-10-01")
                                                .plusDays(random.nextInt(150)))),
                Planning.NONE,
                Optional.of(new Item.Tasks(random.nextInt(5), 7)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
