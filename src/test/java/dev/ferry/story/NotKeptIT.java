package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A forge leaves out what our rights do not reach to, and says nothing; the reply does. */
class NotKeptIT {

    @TempDir Path dir;

    @ParameterizedTest
    @EnumSource(
            value = Line.class,
            names = {"GITHUB", "GITLAB"})
    void whatTheForgeDroppedIsToldOnceAndNotAskedForAgain(Line line) {
        try (var story = Story.in(dir, line)) {
            var world = story.world();
            var road = world.road().orElseThrow();
            road.dropsMetadata();
            var control = story.opens("fatima", "Sonnet 4.5 is going away", "");
            story.says("fatima", control, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");

            assertThat(story.answer(control))
                    .contains(
                            "Started",
                            "The tracker did not take everything",
                            "Nobody is assigned to Chat (`dora`), Review (`dora`),"
                                    + " Summaries (`dora`): no such account here",
                            "The labels `AI Model Migration`, `group::ai framework` are not on"
                                    + " every issue",
                            line == Line.GITHUB
                                    ? "The date of this migration was not kept; it stands in the"
                                            + " text"
                                    : "No due date was kept for Chat, Review, Summaries");

            story.says("fatima", control, "/migrate status");
            assertThat(story.answer(control)).doesNotContain("did not take everything");
            world.clock().pass(Duration.ofMinutes(10));
            world.forgetCalls();
            story.bot().sweeps();
            assertThat(road.calls().stream().filter(road::writes)).isEmpty();
            assertThat(road.departures()).isEmpty();
        }
    }
}
