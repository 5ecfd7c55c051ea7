package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.IssueRef;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People go on working while the bot is down, and no webhook arrives. */
class CatchUpTest {

    @TempDir private Path dir;
    private Story story;
    private World world;
    private IssueRef control;
    private IssueRef chat;

    @BeforeEach
    void begin() {
        story = Story.in(dir);
        world = story.world();
        control = story.opens("fatima", "Sonnet 4.5 retires", "");
        story.says("fatima", control, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        chat = world.featureIssue("Chat").ref();
        story.bot().sweeps();
    }

    @AfterEach
    void close() {
        story.close();
    }

    private void later(String who, IssueRef issue, String text) {
        world.clock().pass(Duration.ofMinutes(20));
        world.writes(who, issue, text);
    }

    @Test
    void aBotThatWasDownForTwoHoursCatchesUpInOrderAndDoesNothingTwice() {
        later("fatima", control, "/migrate eta chat 2026-12-10");
        later("dora", chat, "/migrate eta 2026-12-12");
        later("fatima", control, "/migrate status chat");
        later("gus", control, "no command at all");
        var elsewhere = world.opens("dora", "What can it do?", "/migrate help");
        world.clock().pass(Duration.ofMinutes(40));
        var missed = world.news();

        story.restarts();
        story.bot().sweeps();

        assertThat(world.answers(control)).hasSize(3);
        assertThat(world.answers(chat)).hasSize(1);
        assertThat(world.answers(elsewhere)).hasSize(1);
        assertThat(story.answer(control)).contains("2026-12-12").doesNotContain("2026-12-10");

        var made = world.made();
        missed.forEach(story.bot()::hears);
        story.bot().works();
        story.bot().sweeps();
        story.restarts();
        story.bot().sweeps();

        assertThat(world.answers(control)).hasSize(3);
        assertThat(world.answers(chat)).hasSize(1);
        assertThat(world.answers(elsewhere)).hasSize(1);
        assertThat(world.made()).isEqualTo(made);
    }

    @Test
    void aCommandThatWasEditedInWhileTheBotWasDownCounts() {
        var remark = story.says("dora", chat, "Our date moves.");
        world.clock().pass(Duration.ofMinutes(60));
        world.tracker().as("dora").editComment(remark, "/migrate eta 2026-12-12");
        world.news();
        world.clock().pass(Duration.ofMinutes(60));

        story.restarts();
        story.bot().sweeps();

        assertThat(story.answer(chat)).contains("2026-12-12");
    }

    /** Half a day behind, and half a day ahead. */
    @ParameterizedTest
    @ValueSource(ints = {12, -12})
    void aClockThatIsWrongMakesNobodyWait(int hours) {
        world.ourClockIsBehindBy(Duration.ofHours(hours));
        story.restarts();

        later("fatima", control, "/migrate status");
        later("fatima", control, "/migrate why");
        story.bot().sweeps();

        assertThat(world.answers(control)).hasSize(3);
    }

    @Test
    void aTrackerThatToldTheWrongTimeOnceHidesNothingFromTheNextLook() {
        world.clock().pass(Duration.ofHours(12));
        story.bot().sweeps();
        world.clock().pass(Duration.ofHours(-12));
        later("fatima", control, "/migrate status");

        story.bot().sweeps();

        assertThat(world.answers(control)).hasSize(2);
    }
}
