package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rights are asked of the tracker when the bot comes to a command, not when it was written. */
abstract class RightsStories {

    private static final String START = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5";

    private final Line line;
    @TempDir Path dir;
    private Story story;
    private IssueRef issue;

    RightsStories(Line line) {
        this.line = line;
    }

    @BeforeEach
    void begin() {
        var company =
                new Company()
                        .in("acme")
                        .feature("chat", Maturity.GA, 5, "claude-sonnet-4-5@anthropic");
        story = Story.of(dir, company, line);
        story.world().belongs("gus", Role.GUEST, "acme/ai-framework");
        story.world().belongs("dora", Role.DEVELOPER, "acme/creation");
        issue = story.opens("dora", "Sonnet 4.5 is going away", "");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void theTeamCountsWhateverTheRole() {
        story.says("gus", issue, START);
        assertThat(story.answer(issue)).contains("Started");
    }

    @Test
    void aRoleThatWasLostBeforeTheBotCameToItCountsForNothing() {
        story.world().writes("gus", issue, START);
        story.world().belongs("gus", Role.GUEST);
        story.runs();
        assertThat(story.world().made()).isEmpty();
        assertThat(story.answer(issue)).contains("Only members of the");
    }

    @Test
    void whoIsCalledDifferentlyStaysWhoTheyAreAndWhoTakesTheNameIsNobody() {
        story.says("gus", issue, "/migrate help");
        story.world().writes("gus", issue, START);
        story.world().renames("gus", "august");
        story.world().belongs("newgus", Role.GUEST);
        story.world().renames("newgus", "gus");
        story.runs();
        assertThat(story.answer(issue)).contains("Started");

        story.says("gus", issue, "/migrate cancel");
        assertThat(story.answer(issue)).contains("Only members of the");
        story.says("august", issue, "/migrate cancel");
        assertThat(story.answer(issue)).doesNotContain("Only members of the");
    }

    @Test
    void aMaintainerOfAnotherTeamMayNotBeginAndAnOwnerMay() {
        story.world().belongs("carla", Role.MAINTAINER, "acme/creation");
        story.says("carla", issue, START);
        assertThat(story.answer(issue)).contains("Only members of the");

        story.world().belongs("carla", Role.OWNER);
        story.says("carla", issue, START);
        assertThat(story.answer(issue)).contains("Started");
    }
}
