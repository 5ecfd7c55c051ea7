package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.gitlab.FakeGitLab;
import dev.ferry.tracker.gitlab.FakeGitLab.Mischief;
import dev.ferry.tracker.gitlab.Licence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job in GitLab, whatever the company has bought. */
class GitLabStoriesIT {

    private static final String START = "/migrate claude-sonnet-4-5 to claude-sonnet-5-5";

    @TempDir private Path dir;
    private Story story;
    private FakeGitLab gitlab;
    private IssueRef control;

    private void begin(Licence licence, Path place) {
        story = Story.in(place);
        gitlab = story.world().behindGitLab(licence);
        story.restarts();
        control = story.opens("fatima", "Sonnet 4.5 is going away", "");
    }

    @AfterEach
    void everyCallWasOneOfGitLabs() {
        story.close();
        assertThat(gitlab.departures()).isEmpty();
        assertThat(gitlab.quickActions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Licence.class)
    void oneLineMakesTheParentTheIssuesAndOneReply(Licence licence) {
        begin(licence, dir);

        story.says("fatima", control, START);

        var parent = parent();
        assertThat(parent.ref().epic()).isEqualTo(licence != Licence.FREE);
        assertThat(parent.title())
                .isEqualTo("Replace discontinued [claude-sonnet-4-5] with [claude-sonnet-5-5]");
        assertThat(parent.labels())
                .containsExactlyInAnyOrder("AI Model Migration", "group::ai framework");
        assertThat(parent.due()).isPresent();
        assertThat(story.world().made()).hasSize(4);
        var chat = story.world().featureIssue("Chat");
        assertThat(chat.due()).contains(LocalDate.parse("2026-12-18"));
        assertThat(chat.assignees()).extracting(u -> u.username()).containsExactly("dora");
        if (licence != Licence.FREE) {
            assertThat(chat.parent()).contains(parent.ref());
        }
        assertThat(story.world().answers(control)).hasSize(1);
        assertThat(story.answer(control)).contains("Started", "3 features", gitlab.url() + "/");
        assertThat(story.world().tracker().reactions(control))
                .anySatisfy(r -> assertThat(r.toString()).contains("eyes"));
    }

    /** GitLab takes carriage returns and trailing space out of everything that is written. */
    @ParameterizedTest
    @EnumSource(Licence.class)
    void aQuietSweepWritesNothingAtAll(Licence licence) {
        begin(licence, dir);
        story.says("fatima", control, START);
        story.bot().sweeps();
        gitlab.forgetCalls();

        story.world().clock().pass(Duration.ofMinutes(5));
        story.bot().sweeps();

        assertThat(gitlab.calls()).isNotEmpty();
        assertThat(gitlab.writes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Licence.class,
            names = {"FREE", "ULTIMATE"})
    void theTableFollowsTheBoxesAndTheFlag(Licence licence) {
        begin(licence, dir);
        story.says("fatima", control, START);
        var chat = story.world().featureIssue("Chat");

        story.world().edits("dora", chat.ref(), chat.body().replaceFirst("- \\[ ]", "- [x]"));
        story.runs();
        assertThat(row("Chat")).contains("| evaluating | 1/");

        story.flag("chat", 25);
        story.bot().sweeps();
        assertThat(row("Chat")).contains("| rolling out 25% |", "| 25 % |");
    }

    @Test
    void anEmptiedBodyIsRepaired() {
        begin(Licence.ULTIMATE, dir);
        story.says("fatima", control, START);

        story.world().edits("fatima", parent().ref(), "");
        story.world().edits("dora", story.world().featureIssue("Chat").ref(), "");
        story.runs();
        story.bot().sweeps();

        assertThat(row("Chat")).contains("| planned |");
        assertThat(story.world().featureIssue("Chat").body()).contains("Start by", "- [ ]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Licence.class,
            names = {"FREE", "PREMIUM_OF_OLD", "ULTIMATE"})
    void aLostDatabaseComesBackFromGitLab(Licence licence) {
        begin(licence, dir);
        story.says("fatima", control, START);
        story.says("fatima", control, "/migrate eta chat 2026-12-20");
        var made = bodies();

        story.losesItsDatabase();
        var found = story.bot().rebuilds();
        story.world().clock().pass(Duration.ofMinutes(1));
        story.bot().sweeps();

        assertThat(found.migrations()).hasSize(1);
        assertThat(found.issues()).isEqualTo(4);
        assertThat(bodies()).isEqualTo(made);
        assertThat(story.world().answers(control)).hasSize(2);
    }

    /** Everything that people can put into our mouth, at the beginning of a line or not. */
    @Test
    void whatWeEchoIsNeverCarriedOutAsOurs() {
        begin(Licence.FREE, dir);
        story.says("fatima", control, START + " --reason \"/close\"");
        for (var hostile :
                List.of(
                        "/migrate cancel /close",
                        "/migrate /close",
                        "/migrate eta /close 2026-12-01",
                        "/migrate eta chat /label ~x",
                        "/migrate status `\n/close\n`",
                        "/migrate assign chat @gus\n\n/unassign me",
                        "/migrate why chat\r/close",
                        "/migrate rollback chat /assign @fatima",
                        "/migrate \u2028/close",
                        "/migrate help /confidential")) {
            story.says("fatima", control, hostile);
        }
        story.world().edits("fatima", control, "/migrate status\n/close");
        story.runs();

        assertThat(story.world().answers(control)).hasSizeGreaterThan(8);
        assertThat(gitlab.quickActions()).isEmpty();
        assertThat(story.world().tracker().issue(control).orElseThrow().open()).isTrue();
    }

    @Test
    void theAnswerToAConfidentialIssueStaysThere() {
        begin(Licence.ULTIMATE, dir);
        var hidden = story.world().opens("fatima", "Secret", "", true);
        story.runs();

        story.says("fatima", hidden, START);

        assertThat(story.world().tracker().comments(hidden)).extracting(Comment::author).hasSize(2);
        assertThat(story.world().made()).allSatisfy(i -> assertThat(i.confidential()).isTrue());
    }

    // --- answers that are lost

    /**
     * Every write, one after the other, is carried out and its answer lost, and then is not carried
     * out at all; the outcome is always that of an undisturbed run.
     */
    @ParameterizedTest
    @EnumSource(
            value = Licence.class,
            names = {"FREE", "ULTIMATE"})
    void whicheverAnswerIsLostEverythingIsThereOnce(Licence licence) throws Exception {
        var undisturbed = run(licence, -1, Mischief.NONE);
        int writes = lastWrites;
        assertThat(writes).isGreaterThan(6);
        for (int n = 1; n <= writes; n++) {
            for (var mischief : List.of(Mischief.ANSWER_LOST, Mischief.UNAVAILABLE)) {
                assertThat(run(licence, n, mischief))
                        .as("write %d of %d: %s", n, writes, mischief)
                        .isEqualTo(undisturbed);
            }
        }
    }

    private int lastWrites;

    private record Outcome(Set<String> titles, int issues, int answers, List<String> rows) {}

    private Outcome run(Licence licence, int disturbed, Mischief mischief) throws Exception {
        if (story != null) {
            story.close();
        }
        begin(licence, Files.createTempDirectory(dir, "run"));
        var writes = new AtomicInteger();
        gitlab.mischief(call ->
                call.matches("(GET|QUERY) .*") || writes.incrementAndGet() != disturbed
                        ? Mischief.NONE
                        : mischief);
        story.says("fatima", control, START);
        lastWrites = writes.get();
        for (int quiet = 0, sweeps = 0; quiet < 2 && sweeps < 8; sweeps++) {
            story.world().forgetCalls();
            story.world().clock().pass(Duration.ofSeconds(30));
            story.bot().sweeps();
            boolean idle = story.world().writes() == 0;
            quiet = idle && !story.world().answers(control).isEmpty() ? quiet + 1 : 0;
        }
        assertThat(gitlab.departures()).isEmpty();
        var made = story.world().made();
        return new Outcome(
                made.stream().map(Issue::title).collect(java.util.stream.Collectors.toSet()),
                made.size(),
                story.world().answers(control).size(),
                parent().body()
                        .lines()
                        .filter(l -> l.startsWith("| "))
                        .map(GitLabStoriesIT::bare)
                        .toList());
    }

    /** Without the link to the issue, whose number depends on the order. */
    private static String bare(String row) {
        return row.replaceFirst("\\[.*", "");
    }

    private List<String> bodies() {
        return story.world().made().stream().map(Issue::body).toList();
    }

    private Issue parent() {
        return story.world().made().stream()
                .filter(i -> i.title().startsWith("Replace discontinued"))
                .findFirst()
                .orElseThrow();
    }

    private String row(String feature) {
        return parent().body()
                .lines()
                .filter(l -> l.startsWith("| " + feature + " |"))
                .findFirst()
                .orElseThrow();
    }
}
