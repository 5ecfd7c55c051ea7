package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.embedded.Operation;
import dev.ferry.tracker.embedded.Weather;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Always an answer, also when the outside refuses for longer than Ferry tries. */
class GivenUpTest {

    @TempDir Path dir;

    @Test
    void whoAskedIsToldOnceAndAnsweredWhenTheWorkWasDoneAfterAll() {
        try (var story = Story.in(dir)) {
            var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
            story.world()
                    .weather()
                    .forecast(call ->
                            call.operation() == Operation.CREATE
                                    ? Optional.of(new Weather.Fault.Unavailable())
                                    : Optional.empty());
            story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            timePasses(story);

            assertThat(story.world().answers(issue)).hasSize(1);
            assertThat(story.answer(issue))
                    .contains("Sorry: this could not be done", "./ferry deliveries replay");

            story.world().weather().clear();
            story.bot().replaysWhatWasGivenUp();
            timePasses(story);
            assertThat(story.world().made()).hasSize(4);
            assertThat(story.world().answers(issue)).hasSize(2);
            assertThat(story.answer(issue)).contains("Started");
        }
    }

    private static void timePasses(Story story) {
        for (int i = 0; i < 30; i++) {
            story.world().clock().pass(Duration.ofMinutes(1));
            story.bot().works();
        }
    }
}
