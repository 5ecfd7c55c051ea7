package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tracker is the system of record. */
class RebuildTest {

    @TempDir Path dir;

    @Test
    void aLostDatabaseComesBackFromTheTrackerAndNothingHappensTwice() {
        try (var story = Story.in(dir)) {
            var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
            story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            story.says("fatima", issue, "/migrate eta chat 2026-12-20");
            var epic = story.world().epic().body();

            story.losesItsDatabase();
            var found = story.bot().rebuilds();
            assertThat(found.migrations()).hasSize(1);
            assertThat(found.issues()).isEqualTo(4);
            assertThat(found.answered()).hasSize(2);

            story.world().clock().pass(Duration.ofMinutes(1));
            story.bot().sweeps();
            assertThat(story.world().made()).hasSize(4);
            assertThat(story.world().answers(issue)).hasSize(2);
            assertThat(story.world().epic().body()).isEqualTo(epic);
            story.says("fatima", issue, "/migrate status chat");
            assertThat(story.answer(issue)).contains("2026-12-20");
        }
    }
}
