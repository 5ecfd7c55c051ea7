package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.store.WriteHook;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.embedded.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A flag is moved, and the process dies right before or right after one of all durable writes and
 * calls of the tracker; then another one goes on. The flag is where somebody wanted it, never above
 * it on the way, moved once and told once.
 */
class RolloutCrashIT {

    @TempDir Path dir;

    @ParameterizedTest
    @CsvSource({
        "0, /migrate rollout next, 1",
        "5, /migrate rollback too slow, 0",
        "50, /migrate rollout 20, 20"
    })
    void aStopAtAnyPointEndsLikeAnUndisturbedRun(int from, String command, int to)
            throws IOException {
        var points = new Points(Integer.MAX_VALUE);
        var undisturbed = run(points, from, command);
        assertThat(undisturbed.percent()).isEqualTo(to);
        assertThat(undisturbed.answers()).hasSize(1);
        assertThat(points.passed()).isGreaterThan(8);
        for (int stop = 1; stop <= points.passed(); stop++) {
            assertThat(run(new Points(stop), from, command))
                    .as("stopped at point %d of %d", stop, points.passed())
                    .isEqualTo(undisturbed);
        }
    }

    @Test
    void aMoveBySomebodyElseWhileWeWereDeadStays() throws IOException {
        var points = new Points(Integer.MAX_VALUE);
        run(points, 0, "/migrate rollout next");
        for (int stop = 1; stop <= points.passed(); stop++) {
            try (var story = begun(0)) {
                var chat = story.world().featureIssue("Chat").ref();
                dies(story, chat, "/migrate rollout next", new Points(stop));
                story.flag("chat", 0);
                story.flag("chat", 37);
                finish(story);
                assertThat(story.percent("chat")).as("stopped at point %d", stop).isEqualTo(37);
            }
        }
    }

    private Outcome run(Points points, int from, String command) throws IOException {
        try (var story = begun(from)) {
            var chat = story.world().featureIssue("Chat").ref();
            int before = story.bot().history("chat").size();
            dies(story, chat, command, points);
            assertThat(story.percent("chat")).isIn(from, Integer.parseInt(target(command)));
            finish(story);
            var moves =
                    story.bot().history("chat").stream()
                            .skip(before)
                            .filter(e -> e.what() == TimelineEntry.What.FLAG)
                            .map(e -> e.from() + " > " + e.to() + " by " + e.who().orElse("?"))
                            .toList();
            return new Outcome(story.percent("chat"), moves, story.world().answers(chat));
        }
    }

    private static String target(String command) {
        return command.contains("rollback") ? "0" : command.endsWith("next") ? "1" : "20";
    }

    /** A rollout at this percentage, taken over from where it was. */
    private Story begun(int from) throws IOException {
        var story = Story.in(Files.createTempDirectory(dir, "life"));
        story.world().rules(RolloutTest.withoutChecklist(false));
        story.restarts();
        story.flag("chat", from);
        var control = story.opens("fatima", "Going away", "");
        story.says("fatima", control, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        if (from > 0) {
            story.says("fatima", control, "/migrate rollout chat resume");
        }
        return story;
    }

    private static void dies(Story story, IssueRef chat, String command, Points points) {
        story.world().writes("dora", chat, command);
        story.world().witness(points);
        story.restartsWith(points);
        try {
            story.world().news().forEach(story.bot()::hears);
            story.bot().works();
        } catch (Points.Stop | java.util.concurrent.CompletionException e) {
            if (!Points.isStop(e)) {
                throw e;
            }
            // The process is gone; what it wrote is not.
        }
        story.world().witness(new Weather.Witness() {});
        story.restartsWith(WriteHook.NONE);
    }

    /** Until nothing more follows; what would follow later differs from the undisturbed run. */
    private static void finish(Story story) {
        for (int quiet = 0, sweeps = 0; quiet < 2 && sweeps < 9; sweeps++) {
            story.world().forgetCalls();
            story.world().clock().pass(Duration.ofSeconds(30));
            story.bot().sweeps();
            quiet = story.world().writes() == 0 ? quiet + 1 : 0;
        }
    }

    private record Outcome(int percent, List<String> moves, List<String> answers) {}
}
