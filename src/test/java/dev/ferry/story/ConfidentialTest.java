package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.tracker.Issue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What not everybody may know stays where not everybody reads. */
class ConfidentialTest {

    private static final String START = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5";

    @TempDir Path dir;
    private Story story;

    @BeforeEach
    void begin() {
        var company =
                new Company()
                        .feature("chat", Maturity.GA, 5, "claude-sonnet-4-5@anthropic")
                        .feature("submarine", Maturity.BETA, 3, "claude-sonnet-4-5@anthropic")
                        .inConfidence("submarine");
        story = Story.of(dir, company);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void aConfidentialFeatureIsCountedAndNotNamedWhereEverybodyReads() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5");
        story.says("fatima", issue, START);
        story.says("fatima", issue, "/migrate status");
        story.says("fatima", issue, "/migrate why");

        assertThat(story.world().answers(issue))
                .hasSize(4)
                .allSatisfy(text -> {
                    assertThat(text).doesNotContainIgnoringCase("submarine");
                    assertThat(text).contains("1 confidential feature is counted");
                });
        var epic = story.world().epic();
        assertThat(epic.confidential()).isFalse();
        assertThat(epic.body()).contains("Chat").doesNotContainIgnoringCase("submarine");
        assertThat(story.world().featureIssue("Submarine").confidential()).isTrue();
    }

    @Test
    void whoAsksForItInPublicIsSentToItsOwnIssueAndAnsweredThere() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, START);
        story.says("fatima", issue, "/migrate why submarine");
        assertThat(story.answer(issue)).contains("is confidential", "Ask in its own issue");

        var own = story.world().featureIssue("Submarine").ref();
        story.says("dora", own, "/migrate why");
        assertThat(story.answer(own)).contains("Submarine", "2026-12");
    }

    @Test
    void whatWasDecidedAboutItComesBackWithTheRest() {
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, START);
        story.says("fatima", issue, "/migrate eta submarine 2026-12-21");
        var epic = story.world().epic().body();
        var own = story.world().featureIssue("Submarine");

        story.losesItsDatabase();
        story.bot().rebuilds();
        story.world().clock().pass(Duration.ofMinutes(1));
        story.bot().sweeps();
        assertThat(story.world().made()).hasSize(3).contains(own);
        assertThat(story.world().epic().body()).isEqualTo(epic);
        story.says("dora", own.ref(), "/migrate status");
        assertThat(story.answer(own.ref())).contains("2026-12-21");
    }

    @Test
    void whatBeginsInAConfidentialIssueStaysConfidentialAsAWhole() {
        var issue = story.world().opens("fatima", "A quiet move", "", true);
        story.says("fatima", issue, START);

        assertThat(story.world().made()).hasSize(3).allMatch(Issue::confidential);
        assertThat(story.world().epic().body()).contains("Submarine");
        assertThat(story.answer(issue)).contains("Submarine");

        story.losesItsDatabase();
        story.bot().rebuilds();
        story.says("fatima", issue, "/migrate status");
        assertThat(story.answer(issue)).contains("Submarine");
    }
}
