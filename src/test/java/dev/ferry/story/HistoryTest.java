package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.TimelineEntry.What;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of a migration while people and flags move. */
class HistoryTest {

    @TempDir Path dir;

    @Test
    void everyChangeIsWrittenDownOnceWhoeverMadeIt() {
        try (var story = Story.in(dir)) {
            var control = story.opens("fatima", "Going away", "");
            story.says("fatima", control, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
            story.says("fatima", control, "/migrate eta chat 2026-12-22");
            story.flag("chat", 25);
            story.bot().polls();
            story.bot().works();
            story.flag("chat", 0);
            story.bot().polls();
            story.bot().polls();
            story.bot().works();
            story.restarts();
            story.bot().sweeps();

            assertThat(lines(story, What.FLAG)).containsExactly(" > gone", "gone > 25", "25 > 0");
            assertThat(lines(story, What.PHASE))
                    .containsExactly(
                            " > planned", "planned > rolling out", "rolling out > rolled back");
            assertThat(lines(story, What.DUE)).hasSize(2).last().asString().endsWith("2026-12-22");
            assertThat(lines(story, What.APPROVAL)).isEmpty();
        }
    }

    private static List<String> lines(Story story, What what) {
        return story.bot().history("chat").stream()
                .filter(e -> e.what() == what)
                .map(HistoryTest::line)
                .toList();
    }

    private static String line(TimelineEntry event) {
        return event.from() + " > " + event.to();
    }
}
