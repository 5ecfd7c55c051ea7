package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.store.WriteHook;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.embedded.Weather;
import dev.ferry.tracker.gitlab.Licence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A migration of twelve features, stopped right before and right after every durable write and
 * every call of the tracker, one at a time; then started again and left to finish. The outcome is
 * always that of a run that nobody disturbed: the same issues, once each, one reply, the same
 * table.
 */
class CrashIT {

    private static final int FEATURES = 12;

    /** Through an API, where every run takes longer; one more than answers are lost in a row. */
    private static final int FEATURES_THERE = 6;

    /** Every fifth point through an API; {@code -Dcrash.each=1} tries them all. */
    private static final int EACH_THERE = Integer.getInteger("crash.each", 5);

    @TempDir Path dir;

    /** Of the GitLab, where it is not the one that has everything. */
    private Optional<Licence> licence = Optional.empty();

    @Test
    void aStopAtAnyPointEndsLikeAnUndisturbedRun() throws IOException {
        var points = new Points(Integer.MAX_VALUE);
        var undisturbed = run("undisturbed", points, new Weather.Lag.None());
        assertThat(undisturbed.issues()).hasSize(FEATURES + 1);
        assertThat(points.passed()).isGreaterThan(80);
        for (int stop = 1; stop <= points.passed(); stop++) {
            var outcome = run("stop-" + stop, new Points(stop), new Weather.Lag.None());
            assertThat(outcome).as("stopped at point %d", stop).isEqualTo(undisturbed);
        }
    }

    @Test
    void theSameWithListsThatLagBehindTheWrites() throws IOException {
        var points = new Points(Integer.MAX_VALUE);
        var undisturbed = run("undisturbed", points, new Weather.Lag.Time(Duration.ofSeconds(10)));
        for (int stop = 1; stop <= points.passed(); stop += 3) {
            var outcome =
                    run(
                            "lag-" + stop,
                            new Points(stop),
                            new Weather.Lag.Time(Duration.ofSeconds(10)));
            assertThat(outcome).as("stopped at point %d", stop).isEqualTo(undisturbed);
        }
    }

    @Test
    void theSameWhenEveryAnswerIsLost() throws IOException {
        var undisturbed = run("undisturbed", new Points(Integer.MAX_VALUE), new Weather.Lag.None());
        var place = Files.createDirectory(dir.resolve("lost"));
        try (var world = world(place)) {
            var control = world.opens("fatima", "Going away", "");
            world.writes("fatima", control, COMMAND);
            world.weather()
                    .everyWriteAnswerLost()
                    .lag(new Weather.Lag.Time(Duration.ofSeconds(10)));
            try (var bot = new Bot(world, WriteHook.NONE)) {
                finishSlowly(world, bot, control);
            }
            assertThat(Outcome.of(world, control)).isEqualTo(undisturbed);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Line.class,
            names = {"GITHUB", "GITLAB"})
    void theSameThroughTheApiOfAForge(Line line) throws IOException {
        var points = new Points(Integer.MAX_VALUE);
        var undisturbed = run("undisturbed", points, new Weather.Lag.None(), line);
        assertThat(undisturbed.issues()).hasSize(FEATURES_THERE + 1);
        assertThat(points.passed()).isGreaterThan(60);
        for (int stop = 1; stop <= points.passed(); stop += EACH_THERE) {
            var outcome = run("stop-" + stop, new Points(stop), new Weather.Lag.None(), line);
            assertThat(outcome).as("stopped at point %d", stop).isEqualTo(undisturbed);
        }
    }

    @ParameterizedTest
    @CsvSource({"GITHUB,", "GITLAB,", "GITLAB,FREE"})
    void theSameWhenEveryAnswerOfAForgeIsLost(Line line, @Nullable Licence less)
            throws IOException {
        licence = Optional.ofNullable(less);
        var undisturbed =
                run("undisturbed", new Points(Integer.MAX_VALUE), new Weather.Lag.None(), line);
        try (var world = world(Files.createDirectory(dir.resolve("lost")), line)) {
            var control = world.opens("fatima", "Going away", "");
            world.writes("fatima", control, COMMAND);
            world.road().orElseThrow().everyWriteAnswerLost();
            try (var bot = new Bot(world, WriteHook.NONE)) {
                finishSlowly(world, bot, control);
            }
            assertThat(Outcome.of(world, control)).isEqualTo(undisturbed);
        }
    }

    private static final String COMMAND = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5";

    private Outcome run(String name, Points points, Weather.Lag lag) throws IOException {
        return run(name, points, lag, Line.EMBEDDED);
    }

    private Outcome run(String name, Points points, Weather.Lag lag, Line line) throws IOException {
        var place =
                Files.createDirectories(dir.resolve(name + "-" + System.identityHashCode(points)));
        try (var world = world(place, line)) {
            var control = world.opens("fatima", "Going away", "");
            world.writes("fatima", control, COMMAND);
            world.weather().lag(lag);
            world.witness(points);
            try (var bot = new Bot(world, points)) {
                world.news().forEach(bot::hears);
                bot.works();
            } catch (Points.Stop | CompletionException stop) {
                assertThat(Points.isStop(stop)).isTrue();
                world.witness(new Weather.Witness() {});
            }
            world.witness(new Weather.Witness() {});
            try (var next = new Bot(world, WriteHook.NONE)) {
                finish(world, next, control);
            }
            return Outcome.of(world, control);
        }
    }

    /** Time passes, and the bot sweeps and works, until there is nothing left to do. */
    private static void finish(World world, Bot bot, IssueRef control) {
        boolean quiet = false;
        for (int i = 0; i < 4 && !quiet; i++) {
            world.clock().pass(Duration.ofSeconds(90));
            world.forgetCalls();
            bot.sweeps();
            quiet = world.writes() == 0 && !world.answers(control).isEmpty();
        }
    }

    /** The same where every step has to be looked up. */
    private static void finishSlowly(World world, Bot bot, IssueRef control) {
        world.news().forEach(bot::hears);
        for (int i = 0; i < 90 && world.answers(control).isEmpty(); i++) {
            bot.works();
            world.clock().pass(Duration.ofMinutes(1));
        }
    }

    private World world(Path place) {
        return world(place, Line.EMBEDDED);
    }

    private World world(Path place, Line line) {
        var company = new Company();
        int features = line == Line.EMBEDDED ? FEATURES : FEATURES_THERE;
        for (int i = 1; i <= features; i++) {
            var maturity = Maturity.values()[i % 3];
            company.feature(
                    "feature-%02d".formatted(i),
                    maturity,
                    i % 5 + 1,
                    "claude-sonnet-4-5@anthropic");
        }
        var world = new World(place, company.catalog(), Story.registry(), Story.SEED, line);
        licence.ifPresent(world::behindGitLab);
        world.flags("flags: {}\n");
        return world;
    }

    /**
     * All that people can see. The moment at which a migration was begun may differ by the restart.
     */
    private record Outcome(List<String> issues, List<String> answers) {

        /** Every run has a forge of its own, on a port of its own. */
        private static final String PORT = "(?<=127\\.0\\.0\\.1):\\d+";

        static Outcome of(World world, IssueRef control) {
            var issues = new ArrayList<String>();
            for (Issue i : world.made()) {
                issues.add(
                        String.join(
                                "\n",
                                i.ref().toString(),
                                i.title(),
                                i.assignees().toString(),
                                i.labels().stream().sorted().toList().toString(),
                                i.due().toString(),
                                i.parent().toString(),
                                i.body().replaceAll("\"at\":\"[^\"]*\"", "").replaceAll(PORT, "")));
                assertThat(world.answers(i.ref())).as("replies in " + i.ref()).isEmpty();
            }
            var answers = world.answers(control).stream().map(a -> a.replaceAll(PORT, "")).toList();
            return new Outcome(List.copyOf(issues), answers);
        }
    }
}
