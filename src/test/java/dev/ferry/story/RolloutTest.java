package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.ramp.RampPolicy;
import dev.ferry.migration.ramp.RampRules;
import dev.ferry.migration.ramp.Report;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.embedded.Operation;
import dev.ferry.tracker.embedded.Weather;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flag is moved from an issue: up by stages, down at once, and never over somebody's head. */
class RolloutTest {

    @TempDir Path dir;
    private Story story;
    private IssueRef control;
    private IssueRef chat;

    @BeforeEach
    void begin() {
        story = Story.in(dir);
        story.world().rules(withoutChecklist(false));
        story.restarts();
        control = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.flag("chat", 0);
        story.says("fatima", control, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        chat = story.world().featureIssue("Chat").ref();
    }

    static RampRules withoutChecklist(boolean auto) {
        var usual = RampPolicy.DEFAULT;
        return new RampRules(
                new RampPolicy(usual.stages(), auto, List.of(), usual.fewestRequests(), List.of()),
                Map.of());
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void theTeamGoesFromStageToStageAsTimePasses() {
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.percent("chat")).isEqualTo(1);
        assertThat(story.answer(chat)).contains("Chat is at 1 % now", "The next stage, 5 %");
        assertThat(story.world().epic().body()).contains("rolling out 1%");

        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.percent("chat")).isEqualTo(1);
        assertThat(story.answer(chat))
                .contains("stays where it is", "stays for 2 hours", "may begin at");

        story.world().clock().pass(Duration.ofHours(2));
        story.says("dora", chat, "/migrate rollout 5%");
        assertThat(story.percent("chat")).isEqualTo(5);

        story.world().clock().pass(Duration.ofHours(30));
        story.says("dora", control, "/migrate rollout chat 50");
        assertThat(story.answer(control)).contains("20 %").contains("comes first");
        assertThat(story.percent("chat")).isEqualTo(5);
    }

    @Test
    void beforeTheChecklistIsTickedNobodyGetsTheNewModel() {
        story.world().rules(RampRules.DEFAULT);
        story.restarts();
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.percent("chat")).isZero();
        assertThat(story.answer(chat)).contains("The checklist is not done", "evaluation 0 of");

        var issue = story.world().featureIssue("Chat");
        story.world().edits("dora", chat, issue.body().replace("- [ ]", "- [x]"));
        story.runs();
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.percent("chat")).isEqualTo(1);
    }

    @Test
    void whoHasNoSayMovesNoFlagByWhateverWay() {
        story.says("gus", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("Only the");
        story.says("pia", control, "/migrate rollout chat 100");
        assertThat(story.answer(control)).contains("Only the");

        var theirs = story.says("dora", chat, "we should go on soon");
        story.world().tracker().as("fatima").editComment(theirs, "/migrate rollout next");
        story.runs();
        var body = story.world().featureIssue("Chat").body();
        story.world().edits("igor", chat, body + "\n\n/migrate rollout next\n");
        story.runs();
        story.world()
                .tracker()
                .as("igor")
                .edit(
                        chat,
                        dev.ferry.tracker.IssueEdit.NOTHING.withLabels(
                                java.util.Set.of("rollout::100"), java.util.Set.of()));
        story.runs();
        story.bot().sweeps();
        assertThat(story.percent("chat")).isZero();
    }

    @Test
    void somebodyElsesMovePausesTheRolloutAndIsSaidOnce() {
        story.says("dora", chat, "/migrate rollout next");
        story.flag("chat", 40);
        story.bot().sweeps();
        story.bot().sweeps();
        assertThat(notices("paused")).hasSize(1);
        assertThat(story.answer(chat)).startsWith("<!-- ").contains("@carla", "from 1 % to 40 %");
        assertThat(story.percent("chat")).isEqualTo(40);

        story.world().clock().pass(Duration.ofDays(9));
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("paused since");
        assertThat(story.percent("chat")).isEqualTo(40);

        story.says("dora", chat, "/migrate rollout resume");
        assertThat(story.answer(chat)).contains("at 40 % now");
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("stays for 2 days");
        story.world().clock().pass(Duration.ofDays(2));
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.percent("chat")).isEqualTo(100);
    }

    @Test
    void aMoveBetweenLookAndCommandIsNotOverwritten() {
        story.says("dora", chat, "/migrate rollout next");
        story.world().clock().pass(Duration.ofHours(3));
        story.flag("chat", 0);
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("Somebody else moved its flag");
        assertThat(story.percent("chat")).isZero();
    }

    @Test
    void rollingBackTakesOneLineFromWhereverOneIs() {
        story.says("dora", chat, "/migrate rollout next");
        story.says("carla", control, "/migrate rollback chat answers are cut off");
        assertThat(story.percent("chat")).isZero();
        assertThat(story.answer(chat)).contains("@carla", "rolled it back", "cut off");
        assertThat(story.world().epic().body()).contains("rolled back");
        assertThat(story.world().featureIssue("Chat").labels()).contains("migration::rolled-back");

        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("rolled back since");
        story.says("dora", chat, "/migrate rollout resume\n/migrate rollout next");
        assertThat(story.percent("chat")).isEqualTo(1);
        assertThat(story.world().featureIssue("Chat").labels())
                .doesNotContain("migration::rolled-back");
    }

    @Test
    void rollingBackWorksWhileTheTrackerIsDownAndTheWordsFollow() {
        story.says("dora", chat, "/migrate rollout next");
        var asked = story.world().writes("dora", chat, "/migrate rollback it is on fire");
        story.world()
                .weather()
                .forecast(call ->
                        isBeforeTheDecision(call.operation())
                                ? Optional.empty()
                                : Optional.of(new Weather.Fault.Unavailable()));
        story.runs();
        assertThat(asked).isNotNull();
        assertThat(story.percent("chat")).isZero();
        assertThat(story.answer(chat)).doesNotContain("on fire");

        story.world().weather().clear();
        story.world().clock().pass(Duration.ofMinutes(10));
        story.bot().sweeps();
        assertThat(story.answer(chat)).contains("@carla", "It is on fire");
        assertThat(story.world().epic().body()).contains("rolled back");
    }

    @Test
    void byItselfItGoesOnWhileTheNumbersAreGoodAndBackWhenTheyAreNot() {
        story.world().rules(withoutChecklist(true));
        story.restarts();
        story.bot().sweeps();
        assertThat(story.percent("chat")).as("a person begins").isZero();
        story.says("dora", chat, "/migrate rollout next");
        story.world().clock().pass(Duration.ofHours(3));
        story.bot().sweeps();
        assertThat(story.percent("chat")).as("nobody knows how it is").isEqualTo(1);

        report("one", "0.010", "0.010");
        assertThat(story.percent("chat")).isEqualTo(5);
        assertThat(story.answer(chat)).contains("The stage 5 % begins");
        story.bot().sweeps();
        assertThat(story.percent("chat")).as("six hours are not over").isEqualTo(5);

        report("two", "0.0105", "0.010");
        assertThat(story.percent("chat")).isZero();
        assertThat(story.answer(chat))
                .contains("@carla", "Rolled back to 0 %", "error rate is 5 % worse", "allows 3 %");
        story.world().clock().pass(Duration.ofDays(3));
        report("three", "0.010", "0.010");
        assertThat(story.percent("chat")).as("a person takes it up again").isZero();
    }

    @Test
    void aReportThatComesTwiceOrSaysTooLittleChangesNothing() {
        story.world().rules(withoutChecklist(true));
        story.restarts();
        story.says("dora", chat, "/migrate rollout next");
        assertThat(report("few", "0.9", "0.01", 20)).isTrue();
        assertThat(report("few", "0.9", "0.01", 2_000)).isFalse();
        assertThat(story.percent("chat")).isEqualTo(1);
    }

    @Test
    void rollingBackByTheNumbersNeedsNoTracker() {
        story.world().rules(withoutChecklist(true));
        story.restarts();
        story.says("dora", chat, "/migrate rollout next");
        story.world().weather().forecast(_ -> Optional.of(new Weather.Fault.Unavailable()));
        report("bad", "2", "1");
        assertThat(story.percent("chat")).isZero();
        story.world().weather().clear();
        story.world().clock().pass(Duration.ofMinutes(30));
        story.bot().sweeps();
        assertThat(notices("Rolled back to 0 %")).hasSize(1);
    }

    @Test
    void whatHappenedStandsInTheIssueAndOutlivesTheDatabase() {
        story.says("dora", chat, "/migrate rollout next");
        story.says("carla", chat, "/migrate rollback too slow");
        var body = story.world().featureIssue("Chat").body();
        assertThat(body)
                .contains("<details><summary>History in ", "| flag | 0 % | 1 % | dora |")
                .contains("| flag | 1 % | 0 % | carla | Too slow. |", "| rollout |");
        story.says("gus", chat, "/migrate why");
        assertThat(story.answer(chat)).contains("rolled back", "too slow");

        story.losesItsDatabase();
        story.bot().rebuilds();
        story.bot().sweeps();
        var rebuilt = story.world().featureIssue("Chat").body();
        assertThat(rebuilt.lines())
                .containsAll(body.lines().filter(l -> l.startsWith("| 20")).toList());
        story.says("dora", chat, "/migrate rollout next");
        assertThat(story.answer(chat)).contains("rolled back since");
    }

    @Test
    void doneIsWithdrawnWhenTheFlagComesBack() {
        story.flag("chat", 100);
        story.bot().sweeps();
        story.world().flags("flags: {}\n");
        var issue = story.world().featureIssue("Chat");
        story.world().edits("dora", chat, issue.body().replace("- [ ]", "- [x]"));
        story.bot().sweeps();
        story.says("carla", chat, "/migrate done");
        assertThat(story.answer(chat)).contains("approved as done");
        assertThat(story.world().featureIssue("Chat").open()).isFalse();

        story.flag("chat", 100);
        story.bot().sweeps();
        story.bot().sweeps();
        assertThat(notices("withdrawn")).hasSize(1);
        assertThat(story.world().featureIssue("Chat").open()).isTrue();
    }

    @Test
    void aMigrationThatIsDoneOpensAgainWhenItsFlagComesBackWhileFerryIsAway() {
        isDone();
        story.world().forgetCalls();
        story.bot().sweeps();
        assertThat(story.world().weather().count(Operation.ISSUE)).isZero();

        story.flag("chat", 100);
        story.restarts();
        story.bot().sweeps();
        assertThat(notices("withdrawn")).hasSize(1);
        assertThat(story.world().featureIssue("Chat").open()).isTrue();
        assertThat(story.world().epic().open()).isTrue();

        story.says("dora", chat, "/migrate rollback it came back by mistake");
        assertThat(story.percent("chat")).isZero();
    }

    @Test
    void aMigrationThatIsDoneOpensAgainWhenTheOldModelIsStillCalled() {
        isDone();
        story.world().clock().pass(Duration.ofDays(1));
        story.world().weather().forecast(_ -> Optional.of(new Weather.Fault.Unavailable()));
        oldCalls("much later", 3);
        story.restarts();
        story.world().weather().clear();
        story.world().clock().pass(Duration.ofMinutes(30));
        story.bot().sweeps();
        assertThat(notices("withdrawn")).hasSize(1);
        assertThat(story.world().featureIssue("Chat").open()).isTrue();
    }

    /** Everything was moved, its flag is gone, and somebody said so. */
    private void isDone() {
        story.says("fatima", control, "/migrate remove review summaries");
        story.flag("chat", 100);
        story.bot().sweeps();
        story.world().flags("flags: {}\n");
        var issue = story.world().featureIssue("Chat");
        story.world().edits("dora", chat, issue.body().replace("- [ ]", "- [x]"));
        story.runs();
        story.bot().sweeps();
        story.says("fatima", control, "/migrate done");
        story.bot().sweeps();
        assertThat(story.world().epic().open()).isFalse();
    }

    @Test
    void doneIsNotDoneWhileTheOldModelIsStillCalled() {
        story.flag("chat", 100);
        story.bot().sweeps();
        story.world().flags("flags: {}\n");
        var issue = story.world().featureIssue("Chat");
        story.world().edits("dora", chat, issue.body().replace("- [ ]", "- [x]"));
        oldCalls("monday", 12);
        story.says("carla", chat, "/migrate done");
        assertThat(story.answer(chat)).contains("not complete", "still called: 12 times");

        story.world().clock().pass(Duration.ofDays(1));
        oldCalls("tuesday", 0);
        story.says("carla", chat, "/migrate done");
        assertThat(story.answer(chat)).contains("approved as done");
        story.world().clock().pass(Duration.ofDays(1));
        oldCalls("wednesday", 3);
        assertThat(notices("withdrawn")).hasSize(1);
        assertThat(story.world().featureIssue("Chat").open()).isTrue();
    }

    private void oldCalls(String id, long calls) {
        story.bot()
                .isTold(
                        new Report.OldCalls(
                                id,
                                story.bot().migration(),
                                "chat",
                                calls,
                                story.world().clock().instant()));
    }

    private boolean report(String id, String value, String control) {
        return report(id, value, control, 5_000);
    }

    private boolean report(String id, String value, String control, long requests) {
        return story.bot()
                .isTold(
                        new Report.Comparison(
                                id,
                                story.bot().migration(),
                                "chat",
                                Report.Metric.ERROR_RATE,
                                new BigDecimal(value),
                                new BigDecimal(control),
                                Optional.of(requests),
                                story.world().clock().instant()));
    }

    /** Whose word it was has to be asked; everything after that may fail. */
    private static boolean isBeforeTheDecision(Operation operation) {
        return switch (operation) {
            case READ_COMMENT, USER, MEMBER_OF, ROLE -> true;
            default -> false;
        };
    }

    private List<String> notices(String word) {
        return story.world().answers(chat).stream().filter(a -> a.contains(word)).toList();
    }
}
