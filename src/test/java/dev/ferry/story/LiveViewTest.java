package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Timebox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views that stand in issues: written below their block, true, and quiet. */
class LiveViewTest {

    private static final String START = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5";
    private static final String TABLE =
            """
            ```ferry
            display: table
            title: What moves
            fields: title, phase, rollout
            sort: feature asc
            query: feature = any
            ```
            """;

    @TempDir Path dir;
    private Story story;

    @BeforeEach
    void begin() {
        story = Story.in(dir);
    }

    @AfterEach
    void end() {
        story.close();
    }

    private String body(IssueRef issue) {
        return story.world().tracker().issue(issue).orElseThrow().body();
    }

    private Instant changed(IssueRef issue) {
        return story.world().tracker().issue(issue).orElseThrow().updatedAt();
    }

    @Test
    void aBlockGetsItsTableRightBelowAndFollowsTheFlag() {
        var start = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", start, START);
        var board = story.opens("pia", "Our board", "Hello\n\n" + TABLE + "\nBye\n");
        assertThat(body(board))
                .startsWith(
                        "Hello\n\n"
                                + TABLE
                                + "\n<!-- ferry:begin view-1 -->\n**What moves** · 3 rows\n")
                .contains("| Title | Phase | Rollout |", "| planned |")
                .contains("<sub>As of 20")
                .endsWith("<!-- ferry:end view-1 -->\n\nBye\n");

        story.flag("chat", 25);
        story.bot().polls();
        story.bot().works();
        story.bot().looksAtViews();
        story.runs();
        assertThat(body(board)).contains("rolling out | 25%");
    }

    @Test
    void whereNothingChangesNothingIsWrittenWhateverTheTime() {
        var board = story.opens("pia", "Our board", "```glql\nquery: state = opened\n```");
        story.bot().looksAtViews();
        story.runs();
        var before = changed(board);
        assertThat(body(board)).contains("[Our board (#");
        for (int i = 0; i < 3; i++) {
            story.world().clock().pass(Duration.ofMinutes(10));
            story.bot().sweeps();
            story.bot().looksAtViews();
            story.runs();
        }
        assertThat(changed(board)).isEqualTo(before);
    }

    @Test
    void twoViewsThatShowOneAnotherByTheirLastChangeDoNotChaseOneAnother() {
        var view =
                "```glql\nfields: title, updated\nsort: updated desc\nquery: state = opened\n```";
        var one = story.opens("pia", "One", view);
        story.world().clock().pass(Duration.ofMinutes(1));
        var two = story.opens("pia", "Two", view);
        for (int i = 0; i < 6; i++) {
            story.world().clock().pass(Duration.ofMinutes(1));
            story.bot().sweeps();
            story.bot().looksAtViews();
            story.runs();
        }
        var before = changed(one);
        var beforeTwo = changed(two);
        story.world().clock().pass(Duration.ofMinutes(1));
        story.bot().sweeps();
        story.bot().looksAtViews();
        story.runs();
        assertThat(changed(one)).isEqualTo(before);
        assertThat(changed(two)).isEqualTo(beforeTwo);
    }

    @Test
    void theLastWordOfAPersonIsShownAndFollowsAtOnce() {
        var view =
                """
                ```glql
                display: table
                fields: title, lastComment
                query: state = opened
                ```
                """;
        var old = story.opens("pia", "Prompt review", "");
        var board = story.opens("pia", "Our board", view);
        assertThat(body(board)).as("nobody has listened yet").contains("| ? |");

        story.bot().sweeps();
        story.bot().looksAtViews();
        story.runs();
        assertThat(body(board)).as("nobody said anything").doesNotContain("| ? |");

        story.says("dora", old, "/migrate help");
        story.says("dora", old, "Done | by @ana\n\n<!-- psst -->next week");
        story.bot().looksAtViews();
        story.runs();
        assertThat(body(board))
                .contains("dora, 20", "Done &#124; by @&#8203;ana next week |")
                .doesNotContain("psst", "migrate");

        story.world().tracker().as("dora").comment(old, "for us alone", true);
        story.says("fatima", board, "/migrate status");
        story.bot().sweeps();
        story.bot().looksAtViews();
        story.runs();
        assertThat(body(board)).doesNotContain("for us alone").contains("Done &#124; by");
    }

    @Test
    void aMistakeStandsBelowTheBlockInGitLabsWords() {
        var board = story.opens("pia", "Our board", "```glql\nlabel in \"a\"\n```\n");
        assertThat(body(board))
                .contains("`label` does not support the is one of (`in`) operator for `\"a\"`")
                .contains("query, line 1, column 10:");
    }

    @Test
    void whatIsConfidentialDoesNotExistForAnOpenIssue() {
        var secret = story.world().opens("dora", "A secret name", "", true);
        var open = story.opens("pia", "Our board", "```glql\nquery: state = opened\n```");
        assertThat(body(open)).doesNotContain("secret").contains("1 row\n");
        var hidden =
                story.world()
                        .opens("pia", "Ours alone", "```glql\nquery: state = opened\n```", true);
        story.runs();
        assertThat(body(hidden)).contains("A secret name", "3 rows");
        assertThat(secret.number()).isPositive();
    }

    @Test
    void lineEndsStayAndABlockThatGoesTakesItsTableAlong() {
        var board = story.opens("pia", "Our board", "A\r\n```glql\r\nquery: id = 999\r\n```\r\nB");
        assertThat(body(board))
                .startsWith(
                        "A\r\n"
                                + "```glql\r\n"
                                + "query: id = 999\r\n"
                                + "```\r\n\r\n"
                                + "<!-- ferry:begin view-1 -->\r\n"
                                + "No data found for this query.\r\n")
                .endsWith("<!-- ferry:end view-1 -->\r\nB")
                .doesNotContainPattern("[^\\r]\\n");
        story.world()
                .edits(
                        "pia",
                        board,
                        body(board).replace("```glql\r\nquery: id = 999\r\n```\r\n", ""));
        story.runs();
        assertThat(body(board)).startsWith("A").endsWith("B").doesNotContain("No data", "ferry:");
    }

    @Test
    void aLabelMovesTheRowOfAnotherIssue() {
        var other = story.opens("dora", "Something", "");
        var board = story.opens("pia", "Our board", "```glql\nquery: label = \"urgent\"\n```");
        assertThat(body(board)).contains("No data found");
        story.world()
                .tracker()
                .as("dora")
                .edit(other, IssueEdit.NOTHING.withLabels(Set.of("urgent"), Set.of()));
        story.runs();
        story.bot().looksAtViews();
        assertThat(body(board)).contains("[Something (#");
    }

    @Test
    void anIssueThatIsFullOfTextKeepsIt() {
        var text = "x".repeat(64_900) + "\n\n```glql\nquery: state = opened\n```\n";
        var board = story.opens("pia", "Our board", text);
        assertThat(body(board)).isEqualTo(text);
    }

    @Test
    void aMilestoneIsAskedForLikeInGitLab() {
        var soon = story.opens("dora", "Soon", "");
        story.opens("dora", "Some day", "");
        story.world()
                .tracker()
                .as("dora")
                .schedule(
                        soon,
                        Optional.of(
                                Timebox.named(
                                        "17.0",
                                        Optional.empty(),
                                        Optional.of(LocalDate.parse("2099-01-01")),
                                        true)));
        story.runs();
        var board =
                story.opens(
                        "pia",
                        "Our board",
                        """
                        ```glql
                        fields: title, milestone
                        query: milestone = %17.0
                        ```
                        """);
        assertThat(body(board)).contains("[Soon (#", "%17.0").doesNotContain("Some day");
    }

    @Test
    void onGitHubIssuesOfAMigrationAreDueAsPlanned() throws IOException {
        var elsewhere = Files.createDirectory(dir.resolve("github"));
        try (var there =
                Story.of(
                        elsewhere,
                        new Company()
                                .feature("chat", Maturity.GA, 5, "claude-sonnet-4-5@anthropic"),
                        Line.GITHUB)) {
            var start = there.opens("fatima", "Sonnet 4.5 is going away", "");
            there.says("fatima", start, START);
            var board =
                    there.opens(
                            "pia",
                            "Our board",
                            "```glql\nfields: title, due, milestone\nquery: due < 2027-01-01\n```");
            there.runs();
            var chat = there.world().featureIssue("Chat");
            assertThat(there.world().tracker().issue(board).orElseThrow().body())
                    .contains(World.dueInText(chat).toString(), "%&#8203;Replace discontinued");
        }
    }

    @Test
    void whatTheTrackerDoesNotTellIsRefusedRatherThanNotFound() {
        var board = story.opens("pia", "Our board", "```glql\nquery: weight = none\n```\n");
        assertThat(body(board)).contains("Ferry's own tracker tells Ferry of no `weight`.");
        var merges = story.opens("pia", "MRs", "```glql\nquery: type = MergeRequest\n```\n");
        assertThat(body(merges)).contains("and no merge requests");
    }

    @Test
    void aGuestWhoMayReadOneConfidentialIssueLearnsNothingOfTheOthers() {
        story.world().opens("dora", "A secret name", "", true);
        var hidden =
                story.world()
                        .opens("dora", "For a guest", "```glql\nquery: state = opened\n```", true);
        story.runs();
        assertThat(body(hidden)).as("among insiders").contains("A secret name");

        var guest = story.world().tracker().user("gus").orElseThrow();
        story.world()
                .tracker()
                .as("dora")
                .edit(hidden, IssueEdit.NOTHING.withAssignees(List.of(guest)));
        story.runs();
        assertThat(body(hidden)).contains("ferry:begin view-1").doesNotContain("secret");
    }
}
