package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.Issue;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: from one line in an issue to a table that stays true. */
abstract class FirstRunStories {

    private final Line line;
    @TempDir Path dir;
    private Story story;

    FirstRunStories(Line line) {
        this.line = line;
    }

    @BeforeEach
    void begin() {
        story = Story.in(dir, line);
    }

    @AfterEach
    void end() {
        story.world().road().ifPresent(r -> assertThat(r.departures()).isEmpty());
        story.close();
    }

    @Test
    void oneLineMakesTheEpicTheIssuesAndOneReply() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "What now?");
        var comment =
                story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");

        var world = story.world();
        assertThat(world.made()).hasSize(4);
        assertThat(world.epic().title())
                .isEqualTo("Replace discontinued [claude-sonnet-4-5] with [claude-sonnet-5-5]");
        assertThat(world.epic().labels())
                .containsExactlyInAnyOrder("AI Model Migration", "group::ai framework");
        var chat = world.featureIssue("Chat");
        assertThat(World.dueInText(chat)).isEqualTo("2026-12-18");
        if (line != Line.GITHUB) {
            assertThat(chat.due()).contains(LocalDate.parse("2026-12-18"));
        }
        assertThat(chat.parent()).contains(world.epic().ref());
        assertThat(chat.assignees())
                .singleElement()
                .satisfies(u -> assertThat(u.username()).isEqualTo("dora"));
        assertThat(world.answers(issue)).hasSize(1);
        assertThat(story.answer(issue))
                .contains(
                        "Started",
                        "3 features",
                        world.epic().ref().epic() ? "/epics/1)" : "/issues/2)");
        assertThat(world.tracker().reactions(issue))
                .anySatisfy(r -> assertThat(r.toString()).contains("eyes"));
        assertThat(comment.id()).isPositive();
    }

    @Test
    void theTableFollowsTheBoxesAndTheFlag() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        var chat = story.world().featureIssue("Chat");

        story.world().edits("dora", chat.ref(), chat.body().replaceFirst("- \\[ ]", "- [x]"));
        story.runs();
        assertThat(row("Chat")).contains("| evaluating | 1/");

        story.flag("chat", 25);
        story.bot().sweeps();
        assertThat(row("Chat")).contains("| rolling out 25% |", "| 25 % |");
    }

    @Test
    void aFeaturesLabelsTellWhereItStandsOneOfEachScope() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        var chat = story.world().featureIssue("Chat");
        assertThat(chat.labels())
                .contains("migration::planned", "health::on-track")
                .contains("AI Model Migration");
        if (line == Line.EMBEDDED) {
            assertThat(story.world().edited())
                    .as("the labels came with the issues; the table is the one edit")
                    .containsExactly(story.world().epic().ref());
        }

        story.flag("chat", 25);
        story.world().forgetCalls();
        story.bot().sweeps();
        assertThat(story.world().featureIssue("Chat").labels())
                .contains("migration::rolling-out", "rollout::25")
                .doesNotContain("migration::planned", "rollout::0");
        assertThat(story.world().edited())
                .containsExactlyInAnyOrder(chat.ref(), story.world().epic().ref());

        story.flag("chat", 50);
        story.bot().sweeps();
        assertThat(story.world().featureIssue("Chat").labels())
                .contains("rollout::50")
                .doesNotContain("rollout::25");
    }

    @Test
    void aFlagThatCannotBeReadIsAQuestionMarkAndNeverZero() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        story.world().flags("flags: [broken");
        story.bot().sweeps();
        story.bot().sweeps();
        assertThat(row("Chat")).contains("| ? |").doesNotContain("0 %");
    }

    @Test
    void aQuietSweepWritesNothingAtAll() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        story.bot().sweeps();
        story.world().forgetCalls();
        story.bot().sweeps();
        assertThat(story.world().writes()).isZero();
    }

    @Test
    void aBurstOfFlagChangesIsOneEdit() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        story.world().forgetCalls();
        for (int i = 1; i <= 500; i++) {
            story.flag("chat", i % 99 + 1);
            story.bot().polls();
        }
        story.bot().works();
        assertThat(story.world().edited()).hasSizeBetween(1, 2);
    }

    @Test
    void whatPeopleWroteAroundOurPartsSurvivesByteForByte() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        var epic = story.world().epic();
        var mine = "Ours: \u00e9\ud83d\udea2 | <b>\r\n\r\n\ttabs  \r\n";
        story.world()
                .edits(
                        "fatima",
                        epic.ref(),
                        mine + epic.body().replace("\n", "\r\n") + "\r\nlast words  ");
        story.flag("chat", 10);
        story.bot().sweeps();
        var after = story.world().epic().body();
        assertThat(after)
                .startsWith(line == Line.GITLAB ? mine.replace("\r\n", "\n") : mine)
                .contains("last words")
                .contains("10 %");
        if (line != Line.GITLAB) { // which drops carriage returns itself
            assertThat(after.replace("\r\n", "")).doesNotContain("\n");
        }
    }

    @Test
    void anEmptiedBodyIsRepaired() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        story.world().edits("fatima", story.world().epic().ref(), "");
        story.world().edits("dora", story.world().featureIssue("Chat").ref(), "");
        story.runs();
        assertThat(row("Chat")).contains("| planned |");
        assertThat(story.world().featureIssue("Chat").body()).contains("Start by", "- [ ]");
    }

    @Test
    void completeMeansTheFlagIsGoneAndTheCleanUpTicked() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        var chat = story.world().featureIssue("Chat");
        story.flag("chat", 100);
        story.bot().sweeps();
        assertThat(row("Chat")).contains("rolling out 100%");
        story.says("dora", chat.ref(), "/migrate done");
        assertThat(story.answer(chat.ref())).contains("not complete");

        story.world().flags("flags: {}\n");
        story.world()
                .edits(
                        "dora",
                        chat.ref(),
                        story.world().featureIssue("Chat").body().replace("- [ ]", "- [x]"));
        story.runs();
        story.bot().sweeps();
        assertThat(row("Chat")).contains("| complete |");
        story.says("carla", chat.ref(), "/migrate done");
        assertThat(story.world().featureIssue("Chat").open()).isFalse();
    }

    private String row(String feature) {
        Issue epic = story.world().epic();
        return epic.body()
                .lines()
                .filter(l -> l.startsWith("| " + feature + " |"))
                .findFirst()
                .orElseThrow();
    }
}
