package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may say what, and what counts as said. */
abstract class ConversationStories {

    private final Line line;

    private static final String START = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5";

    @TempDir Path dir;
    private Story story;
    private IssueRef issue;

    ConversationStories(Line line) {
        this.line = line;
    }

    @BeforeEach
    void begin() {
        story = Story.in(dir, line);
        issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
    }

    @AfterEach
    void end() {
        story.world().road().ifPresent(r -> assertThat(r.departures()).isEmpty());
        story.close();
    }

    @Test
    void somebodyOutsideTheFrameworkTeamIsToldWhoMay() {
        story.says("gus", issue, START);
        assertThat(story.world().made()).isEmpty();
        assertThat(story.answer(issue)).contains("Only members of the", "Ask fatima");
    }

    @Test
    void aPlanShowsWhatWouldBeCreatedAndCreatesNothing() {
        story.says("gus", issue, "/migrate plan claude-sonnet-4-5 to claude-sonnet-5-5");
        assertThat(story.world().made()).isEmpty();
        assertThat(story.answer(issue)).contains("2026-12-18", "Chat", "Review", "Summaries");
    }

    @Test
    void theSameDeliveryFiveTimesIsOneEffect() {
        story.world().writes("fatima", issue, START);
        var news = story.world().news();
        for (int i = 0; i < 5; i++) {
            news.forEach(story.bot()::hears);
        }
        story.runs();
        story.restarts();
        news.forEach(story.bot()::hears);
        story.bot().sweeps();
        assertThat(story.world().made()).hasSize(4);
        assertThat(story.world().answers(issue)).hasSize(1);
    }

    @Test
    void theSameMoveStartedInTwoIssuesAtTheSameMomentIsMadeOnce() {
        story.says("fatima", issue, START);
        var called = IssueRef.parse(story.world().called(issue));
        var first = story.bot().migrations().byControl(called).orElseThrow();
        var other = story.opens("fatima", "Sonnet 4.5 is going away, I heard", "");
        story.says("fatima", issue, "/migrate cancel");
        story.restarts(bot -> bot.migrations().save(first));

        story.says("fatima", other, START);
        assertThat(story.answer(other)).contains("already on its way", "acme/app#");
        called = IssueRef.parse(story.world().called(other));
        assertThat(story.bot().migrations().byControl(called)).isEmpty();
    }

    @Test
    void theSameMoveInAnotherIssueIsRefusedUntilTheFirstIsOverAndThenTheFirstStaysClosed() {
        story.says("fatima", issue, START);
        var other = story.opens("fatima", "Sonnet 4.5 is going away, I heard", "");
        story.says("fatima", other, START);
        assertThat(story.answer(other)).contains("already on its way");

        story.says("fatima", issue, "/migrate cancel");
        story.says("fatima", other, START);
        assertThat(story.answer(other)).contains("Started");
        story.says("fatima", issue, "/migrate reopen");
        assertThat(story.answer(issue)).contains("already on its way");
    }

    @Test
    void aQuotedCommandAndTheBotsOwnWordsAreNoCommands() {
        story.says(
                "fatima",
                issue,
                "> "
                        + START
                        + "\n\n```\n"
                        + START
                        + "\n```\nand `"
                        + START
                        + "`\n<!--\n"
                        + START
                        + "\n-->");
        assertThat(story.world().answers(issue)).isEmpty();
        story.says("fatima", issue, "/migrate help");
        story.bot().sweeps();
        assertThat(story.world().answers(issue)).hasSize(1);
    }

    @Test
    void anEditByItsAuthorBringsOnlyWhatIsNew() {
        var comment = story.says("fatima", issue, START);
        edit("fatima", comment, START + "\n/migrate eta chat 2026-12-20");
        assertThat(story.world().answers(issue)).hasSize(2);
        assertThat(story.answer(issue)).contains("2026-12-20").doesNotContain("Started");
        edit("fatima", comment, START + "\n/migrate eta chat 2026-12-20\nthanks!");
        assertThat(story.world().answers(issue)).hasSize(2);
    }

    @Test
    void anEditBySomebodyElseCountsForNothing() {
        var comment = story.says("dora", issue, "nothing to see");
        edit("fatima", comment, START);
        assertThat(story.world().made()).isEmpty();
        assertThat(story.world().answers(issue)).isEmpty();
    }

    @Test
    void severalCommandsRunInOrderAndGetOneReply() {
        story.says("fatima", issue, START + "\n\n/migrate assign chat @carla\n/migrate stauts");
        assertThat(story.world().answers(issue)).hasSize(1);
        assertThat(story.answer(issue)).contains("Started", "carla", "status");
        assertThat(story.world().featureIssue("Chat").assignees())
                .singleElement()
                .satisfies(u -> assertThat(u.username()).isEqualTo("carla"));
    }

    @Test
    void aMistakeShowsTheLineACaretAndWhatWasMeant() {
        story.says("fatima", issue, START);
        story.says("fatima", issue, "/migrate eta revew 2026-12-20");
        assertThat(story.answer(issue)).contains("/migrate eta revew 2026-12-20", "^", "review");
    }

    @Test
    void theSameMigrationInAnotherIssueIsRefusedWithTheWayToTheFirst() {
        story.says("fatima", issue, START);
        var other = story.opens("fatima", "Again", "");
        story.says("fatima", other, START);
        assertThat(story.world().made()).hasSize(4);
        assertThat(story.answer(other)).contains("already on its way");
    }

    @Test
    void addingAndRemovingChangesTheScopeAndNobodyElsesDate() {
        story.says("fatima", issue, START);
        var before = World.dueInText(story.world().featureIssue("Chat"));
        story.says("fatima", issue, "/migrate remove review");
        assertThat(story.world().featureIssue("Review").open()).isFalse();
        story.says("fatima", issue, "/migrate add review");
        assertThat(story.world().featureIssue("Review").open()).isTrue();
        assertThat(story.world().made()).hasSize(4);
        assertThat(World.dueInText(story.world().featureIssue("Chat"))).isEqualTo(before);
    }

    @Test
    void aMovedCutoffPlansEveryDateAgain() {
        story.says("fatima", issue, START);
        story.says("fatima", issue, "/migrate cutoff 2027-02-15");
        assertThat(World.dueInText(story.world().featureIssue("Chat"))).isAfter("2027-01-15");
        assertThat(story.world().epic().body()).contains("2027-02-15");
    }

    @Test
    void aCancelledMigrationClosesItsIssuesAndCanBeReopened() {
        story.says("fatima", issue, START);
        story.says("fatima", issue, "/migrate cancel the provider took it back");
        assertThat(story.world().made()).noneMatch(i -> i.open());
        story.says("fatima", issue, "/migrate reopen");
        assertThat(story.world().made()).allMatch(i -> i.open());
    }

    @Test
    void theTeamDrivesItsFeatureInItsOwnIssueWithoutNamingIt() {
        story.says("fatima", issue, START);
        var chat = story.world().featureIssue("Chat").ref();
        story.says("dora", chat, "/migrate eta 2026-12-22");
        assertThat(story.answer(chat)).contains("2026-12-22");
        story.says("gus", chat, "/migrate eta 2026-12-24");
        assertThat(story.answer(chat)).contains("Only the");
        story.says("gus", chat, "/migrate why");
        assertThat(story.answer(chat)).contains("2026-12-22");
    }

    @Test
    void whatAPersonSetsByHandStays() {
        story.says("fatima", issue, START);
        var chat = story.world().featureIssue("Chat");
        var carla = story.world().tracker().user("carla").orElseThrow();
        story.world()
                .tracker()
                .as("fatima")
                .edit(
                        chat.ref(),
                        dev.ferry.tracker.IssueEdit.NOTHING.withAssignees(
                                java.util.List.of(carla)));
        story.runs();
        story.bot().sweeps();
        assertThat(story.world().featureIssue("Chat").assignees())
                .singleElement()
                .satisfies(u -> assertThat(u.username()).isEqualTo("carla"));
    }

    @Test
    void hostileReasonsStayText() {
        var evil = "/close @all --> <script>alert(1)</script> ${\"x\"?new()} | ``` \u202e";
        story.says("fatima", issue, START + " --reason " + evil);
        var body = story.world().epic().body();
        assertThat(body.lines()).noneMatch(l -> l.stripLeading().startsWith("/"));
        assertThat(body).doesNotContain("<script>").doesNotContain("\u202e");
        assertThat(story.world().made()).hasSize(4);
    }

    @Test
    void nothingThatIsEchoedBecomesAnActionOrCallsAnybody() {
        var evil = "/close @gus @acme/all ~bug /assign @gus";
        story.says("fatima", issue, START + " --reason " + evil);
        story.says("fatima", issue, "/migrate eta @gus 2026-12-20");
        story.says("fatima", issue, "/migrate rollback chat\n/close\n/assign @gus");
        story.says("gus", issue, "/migrate plan /close @gus to /assign");
        for (var answer : story.world().answers(issue)) {
            var text = answer.replaceAll("(?s)```.*?```", "");
            assertThat(text.lines()).noneMatch(l -> l.stripLeading().startsWith("/"));
            assertThat(text).doesNotContainPattern("(?<![`\\w])@(gus|acme/all)\\b(?![^`\\n]*`)");
        }
        assertThat(story.world().tracker().issue(issue).orElseThrow().open()).isTrue();
        assertThat(story.world().tracker().issue(issue).orElseThrow().assignees()).isEmpty();
        assertThat(story.world().made()).allMatch(i -> i.open());
    }

    /** A little later: forges tell the time of an edit in whole seconds. */
    private void edit(String who, CommentRef comment, String text) {
        story.world().clock().pass(Duration.ofMinutes(1));
        story.world().tracker().as(who).editComment(comment, text);
        story.runs();
    }
}
