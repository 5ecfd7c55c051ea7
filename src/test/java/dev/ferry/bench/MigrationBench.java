package dev.ferry.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.story.CountedMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From the comment to eyes, and to the answer that stands below it when everything is made: the
 * first command of a bot that just started, on the tracker that comes with Ferry; and how many
 * calls of the tracker that takes.
 */
final class MigrationBench implements Benchmark {

    private static final int ROUNDS = 3;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Besides one for each issue: read the comment and the rights of its author, show eyes, make
     * the parent, read and write its table once the issues have numbers, answer.
     */
    private static final int LEAST_BESIDES = 7;

    record Took(double eyes, double answer) {}

    @Override
    public String name() {
        return "migration";
    }

    @Override
    public List<Figure> run(Workshop workshop) throws Exception {
        var figures = new ArrayList<Figure>();
        for (int features : List.of(12, 200)) {
            var took = new ArrayList<Took>();
            for (int round = 0; round < ROUNDS; round++) {
                took.add(migrated(workshop, features));
            }
            var calls =
                    CountedMigration.of(workshop.scratch("calls"), features).values().stream()
                            .mapToInt(i -> i)
                            .sum();
            var least = features + LEAST_BESIDES;
            figures.add(
                    new Figure(
                                    features + " features: comment to eyes",
                                    new Samples(took.stream().map(Took::eyes).toList()),
                                    "ms")
                            .under(1_000));
            figures.add(
                    new Figure(
                            features + " features: comment to the answer, all made",
                            new Samples(took.stream().map(Took::answer).toList()),
                            "ms"));
            figures.add(new Figure(features + " features: tracker calls", calls, ""));
            figures.add(
                    new Figure(
                            features + " features: calls against the least possible, " + least,
                            (double) calls / least,
                            "x"));
        }
        return figures;
    }

    private static Took migrated(Workshop workshop, int features)
            throws IOException, InterruptedException {
        var folder = Bot.configured(workshop, workshop.scratch("migration"));
        Files.writeString(folder.resolve("config/features.yaml"), features(features, false));
        try (var bot = Bot.start(workshop, folder, "").awaitReady()) {
            return migrate(bot, features);
        }
    }

    static Took migrate(Bot bot, int features) throws IOException, InterruptedException {
        var comments = "/tracker/api/issues/1/comments";
        var command =
                "/migrate claude-sonnet-4-5 to claude-sonnet-5-5 --anyway --cutoff "
                        + LocalDate.now(ZoneOffset.UTC).plusDays(90);
        var began = System.nanoTime();
        bot.post(comments, JSON.writeValueAsString(Map.of("author", "ana", "body", command)));
        Bot.until(() -> JSON.readTree(bot.read(comments)).at("/0/reactions/0").isTextual());
        var eyes = System.nanoTime() - began;
        Bot.until(() -> JSON.readTree(bot.read(comments)).size() == 2);
        var answer = System.nanoTime() - began;
        made(bot, features);
        return new Took(eyes / 1e6, answer / 1e6);
    }

    /** An answer that only says no is no migration. */
    private static void made(Bot bot, int features) throws IOException, InterruptedException {
        var made = 0;
        for (var issue : JSON.readTree(bot.read("/tracker/api/issues"))) {
            made += issue.path("author").asText().equals("ferry") ? 1 : 0;
        }
        if (made < features) {
            throw new IllegalStateException(
                    made
                            + " issues were made, not "
                            + features
                            + ": "
                            + bot.read("/tracker/api/issues/1/comments"));
        }
    }

    /**
     * @param flags whether each has a flag of its own name
     */
    static String features(int count, boolean flags) {
        var text = new StringBuilder("features:\n");
        for (int i = 1; i <= count; i++) {
            text.append(
                    """
                      - id: feature-%1$d
                        name: Feature %1$d
                        team: duo-chat
                        dri: bruno
                        product_manager: kim
                        maturity: %2$s
                        effort_days: %3$d
                        models: [{model: claude-sonnet-4-5, surface: anthropic}]
                    %4$s\
                    """
                            .formatted(
                                    i,
                                    List.of("ga", "beta", "experimental").get(i % 3),
                                    i % 8 + 1,
                                    flags ? "    flag: {name: feature-" + i + "}\n" : ""));
        }
        return text.toString();
    }
}
