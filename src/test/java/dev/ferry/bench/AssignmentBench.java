package dev.ferry.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.migration.ramp.Bucketing;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Which model a user gets, asked of {@code ./ferry serve} while 200 features move: from the request
 * to the last byte, by four callers at once that keep their connections. Every answer is compared
 * with what the place of the user says.
 */
final class AssignmentBench implements Benchmark {

    private static final double MOST_MILLISECONDS = 5;
    private static final int FEATURES = 200;
    private static final int CALLERS = 4;
    private static final int WARM_UP = 20_000;
    private static final int REQUESTS = 5_000;
    private static final int ROUNDS = 5;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(30);
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return "assignment";
    }

    @Override
    public List<Figure> run(Workshop workshop) throws Exception {
        var folder = Bot.configured(workshop, workshop.scratch("assignment"));
        Files.writeString(
                folder.resolve("config/features.yaml"), MigrationBench.features(FEATURES, true));
        Files.writeString(folder.resolve("config/flags.yaml"), flags());
        try (var bot = Bot.start(workshop, folder, "").awaitReady()) {
            MigrationBench.migrate(bot, FEATURES);
            asked(bot, "warm", WARM_UP);
            var middle = new ArrayList<Double>();
            var slow = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                var took = asked(bot, "round-" + round, REQUESTS);
                middle.add(took[took.length / 2]);
                slow.add(took[took.length * 99 / 100]);
            }
            return List.of(
                    new Figure("which model a user gets, p50", new Samples(middle), "ms"),
                    new Figure("which model a user gets, p99", new Samples(slow), "ms")
                            .under(MOST_MILLISECONDS));
        }
    }

    private static String flags() {
        var text = new StringBuilder("flags:\n");
        for (int i = 1; i <= FEATURES; i++) {
            text.append(
                    """
                      feature-%d:
                        state: ENABLED
                        variants: {on: true, off: false}
                        defaultVariant: off
                        targeting: {fractional: [[on, %s], [off, 70]]}
                    """
                            .formatted(i, PERCENT));
        }
        return text.toString();
    }

    /** Milliseconds of every request, sorted. */
    private static double[] asked(Bot bot, String word, int requests)
            throws InterruptedException, ExecutionException {
        var work = new ArrayList<Callable<double[]>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            var users = word + "-" + caller + "-";
            work.add(() -> asked(bot.address(), users, requests / CALLERS));
        }
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var all = new ArrayList<double[]>();
            for (var answers : callers.invokeAll(work)) {
                all.add(answers.get());
            }
            return all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        }
    }

    private static double[] asked(String address, String users, int requests)
            throws IOException, InterruptedException {
        var took = new double[requests];
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < requests; i++) {
                var feature = "feature-" + (1 + i % FEATURES);
                var request =
                        HttpRequest.newBuilder(
                                        URI.create(
                                                address
                                                        + "/api/v1/models/claude-sonnet-4-5?key="
                                                        + users
                                                        + i
                                                        + "&feature="
                                                        + feature))
                                .build();
                long began = System.nanoTime();
                var answer = http.send(request, BodyHandlers.ofString());
                took[i] = (System.nanoTime() - began) / 1e6;
                compare(answer.body(), feature, users + i);
            }
        }
        return took;
    }

    private static void compare(String answer, String feature, String user) throws IOException {
        var isNew = JSON.readTree(answer).path("new");
        if (isNew.isMissingNode() || isNew.asBoolean() != Bucketing.isIn(feature, user, PERCENT)) {
            throw new IllegalStateException(user + " got what is not theirs: " + answer);
        }
    }
}
