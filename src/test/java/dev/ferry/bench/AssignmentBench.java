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
import java.util.concurrent.locks.LockSupport;

/**
 * Which model a user gets, asked of {@code ./ferry serve} while 200 features move: from the request
 * to the last byte, by four callers at once that keep their connections, first as fast as answers
 * come, then at a pace. Every answer is compared with what the place of the user says.
 */
final class AssignmentBench implements Benchmark {

    private static final double MOST_MILLISECONDS = 5;
    private static final int FEATURES = 200;
    private static final int CALLERS = 4;
    private static final int WARM_UP = 20_000;
    private static final int REQUESTS = 2_000;
    private static final int PER_SECOND = 400;
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
            asked(bot, "warm", WARM_UP, 0);
            var full = new ArrayList<double[]>();
            var paced = new ArrayList<double[]>();
            for (int round = 0; round < ROUNDS; round++) {
                full.add(asked(bot, "full-" + round, REQUESTS, 0));
                paced.add(
                        asked(
                                bot,
                                "paced-" + round,
                                REQUESTS,
                                1_000_000_000L * CALLERS / PER_SECOND));
            }
            return List.of(
                    new Figure("as fast as it answers, p50", percentile(full, 50), "ms"),
                    new Figure("as fast as it answers, p99", percentile(full, 99), "ms"),
                    new Figure(PER_SECOND + " per second, p50", percentile(paced, 50), "ms"),
                    new Figure(PER_SECOND + " per second, p99", percentile(paced, 99), "ms")
                            .under(MOST_MILLISECONDS));
        }
    }

    private static Samples percentile(List<double[]> rounds, int percent) {
        return new Samples(rounds.stream().map(took -> took[took.length * percent / 100]).toList());
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

    /**
     * Milliseconds of every request, sorted.
     *
     * @param pace nanoseconds from one request of a caller to its next; 0: none
     */
    private static double[] asked(Bot bot, String word, int requests, long pace)
            throws InterruptedException, ExecutionException {
        var work = new ArrayList<Callable<double[]>>();
        for (int caller = 0; caller < CALLERS; caller++) {
            var users = word + "-" + caller + "-";
            work.add(() -> asked(bot.address(), users, requests / CALLERS, pace));
        }
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var all = new ArrayList<double[]>();
            for (var answers : callers.invokeAll(work)) {
                all.add(answers.get());
            }
            return all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        }
    }

    private static double[] asked(String address, String users, int requests, long pace)
            throws IOException, InterruptedException {
        var took = new double[requests];
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long next = System.nanoTime();
            for (int i = 0; i < requests; i++, next += pace) {
                LockSupport.parkNanos(pace == 0 ? 0 : next - System.nanoTime());
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
