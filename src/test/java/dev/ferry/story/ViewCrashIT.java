package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Company;
import dev.ferry.store.WriteHook;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.embedded.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody writes two views into an issue, and a fact in them changes; the process dies right
 * before or right after one of all durable writes and calls of the tracker, and another one goes
 * on. The answers are those of a run that nobody disturbed, below their blocks, and what people
 * wrote stands around them as they wrote it.
 */
class ViewCrashIT {

    private static final String BOARD =
            """
            Hello
            ```glql
            query: label = "urgent"
            ```
            between
            ```ferry
            query: state = opened group by label
            ```
            Bye
            """;

    @TempDir Path dir;

    @Test
    void aStopAtAnyPointEndsLikeAnUndisturbedRun() throws IOException {
        var points = new Points(Integer.MAX_VALUE);
        var undisturbed = run(points);
        assertThat(undisturbed)
                .startsWith("Hello\n```glql\n")
                .endsWith("<!-- ferry:end view-2 -->\nBye\n")
                .contains("- [Something (#", "| `urgent` | 1 |")
                .containsOnlyOnce("ferry:begin view-1")
                .containsOnlyOnce("ferry:begin view-2");
        assertThat(points.passed()).isGreaterThan(30);
        for (int stop = 1; stop <= points.passed(); stop++) {
            assertThat(run(new Points(stop)))
                    .as("stopped at point %d of %d", stop, points.passed())
                    .isEqualTo(undisturbed);
        }
    }

    /** The text of the issue in the end, without the moments. */
    private String run(Points points) throws IOException {
        var place = Files.createTempDirectory(dir, "run");
        try (var world = new World(place, new Company().catalog(), Story.registry(), Story.SEED)) {
            world.flags("flags: {}\n");
            var other = world.opens("dora", "Something", "");
            var board = world.opens("pia", "Our board", BOARD);
            world.witness(points);
            try (var bot = new Bot(world, points, true)) {
                looks(world, bot);
                label(world, other);
                looks(world, bot);
            } catch (Points.Stop | CompletionException stop) {
                assertThat(Points.isStop(stop)).isTrue();
            }
            world.witness(new Weather.Witness() {});
            label(world, other);
            try (var next = new Bot(world, WriteHook.NONE, true)) {
                for (int i = 0; i < 4; i++) {
                    world.clock().pass(Duration.ofSeconds(30));
                    next.sweeps();
                    next.looksAtViews();
                }
            }
            var body = world.tracker().issue(board).orElseThrow().body();
            return body.replaceAll("<sub>As of [^<]*</sub>", "");
        }
    }

    private static void looks(World world, Bot bot) {
        world.news().forEach(bot::hears);
        bot.works();
        bot.looksAtViews();
    }

    private static void label(World world, IssueRef issue) {
        world.tracker()
                .as("dora")
                .edit(issue, IssueEdit.NOTHING.withLabels(Set.of("urgent"), Set.of()));
    }
}
