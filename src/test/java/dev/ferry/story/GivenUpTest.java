package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.embedded.Operation;
import dev.ferry.tracker.embedded.Weather;
import dev.ferry.tracker.http.CapturedLogs;
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
            noIssueCanBeMade(story, new Weather.Fault.Refused());
            story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            try (var logs = CapturedLogs.errors()) {
                timePasses(story);
                assertThat(logs.lines()).anyMatch(l -> l.contains("given up after"));
            }

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

    @Test
    void anOutageOfADayIsWaitedForAndWhatWasAskedMeanwhileIsDoneInOrder() {
        try (var story = Story.in(dir)) {
            var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
            noIssueCanBeMade(story, new Weather.Fault.Unavailable());
            story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            story.says("fatima", issue, "/migrate eta chat 2026-12-20");
            for (int hour = 0; hour < 26; hour++) {
                story.world().clock().pass(Duration.ofHours(1));
                story.bot().works();
            }
            assertThat(story.world().answers(issue)).isEmpty();

            story.world().weather().clear();
            story.world().clock().pass(Duration.ofMinutes(3));
            story.bot().works();
            assertThat(story.world().made()).hasSize(4);
            assertThat(story.world().answers(issue)).hasSize(2);
            assertThat(story.world().answers(issue).getFirst()).contains("Started");
            assertThat(story.answer(issue)).contains("2026-12-20");
        }
    }

    private static void noIssueCanBeMade(Story story, Weather.Fault fault) {
        story.world()
                .weather()
                .forecast(call ->
                        call.operation() == Operation.CREATE
                                ? Optional.of(fault)
                                : Optional.empty());
    }

    private static void timePasses(Story story) {
        for (int i = 0; i < 30; i++) {
            story.world().clock().pass(Duration.ofMinutes(1));
            story.bot().works();
        }
    }
}
