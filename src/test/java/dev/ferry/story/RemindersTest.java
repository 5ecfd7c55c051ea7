package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.tracker.IssueRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what of the dates, and that nobody is told twice. */
class RemindersTest {

    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration TWICE_A_DAY = Duration.ofHours(12);

    @TempDir Path dir;
    private Story story;
    private IssueRef issue;

    @BeforeEach
    void begin() {
        story = Story.in(dir);
        issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void theResponsibleIsRemindedTwiceThenCalledAndThenTheAccountableIsCalled() {
        var chat = story.world().featureIssue("Chat");
        var due = chat.due().orElseThrow();
        looks(due.minusDays(8), due.plusDays(5), TWICE_A_DAY);

        var said = story.world().answers(chat.ref());
        assertThat(said).hasSize(4);
        assertThat(said.get(0)).contains("@dora", "is due on **" + due + "** (in 7 days)");
        assertThat(said.get(1)).contains("@dora", "(in 1 day)");
        assertThat(said.get(2)).contains("@dora", "was due on **" + due + "** (1 day ago)");
        assertThat(said.get(3)).contains("@carla", "You are Accountable").doesNotContain("@dora");
    }

    @Test
    void aNewDateIsANewReasonToRemind() {
        var chat = story.world().featureIssue("Chat");
        var due = chat.due().orElseThrow();
        looks(due.minusDays(8), due.minusDays(6), DAILY);
        assertThat(story.world().answers(chat.ref())).hasSize(1);

        story.says("dora", chat.ref(), "/migrate eta 2027-01-08");
        int before = story.world().answers(chat.ref()).size();
        looks(due.minusDays(3), LocalDate.parse("2027-01-02"), DAILY);
        assertThat(story.world().answers(chat.ref())).hasSize(before + 1);
        assertThat(story.answer(chat.ref())).contains("2027-01-08", "(in 7 days)");
    }

    @Test
    void onceAWeekThoseWhoOnlyWantToKnowHearWhoOwesWhat() {
        assertThat(digests()).isZero();
        looks(LocalDate.parse("2026-12-11"), LocalDate.parse("2026-12-25"), DAILY);

        var digests =
                story.world().answers(issue).stream().filter(t -> t.contains("who owes")).toList();
        assertThat(digests).hasSizeBetween(2, 4).doesNotHaveDuplicates();
        assertThat(digests.getLast()).contains("| dora | Chat |", "2026-W52");
        story.restarts();
        story.bot().sweeps();
        assertThat(digests()).isEqualTo(digests.size());
    }

    @Test
    void aCancelledMigrationRemindsNobody() {
        story.says("fatima", issue, "/migrate cancel");
        looks(LocalDate.parse("2027-01-12"), LocalDate.parse("2027-01-20"), DAILY);
        assertThat(story.world().answers(story.world().featureIssue("Chat").ref())).isEmpty();
        assertThat(digests()).isZero();
    }

    private long digests() {
        return story.world().answers(issue).stream().filter(t -> t.contains("who owes")).count();
    }

    /** From the first day to the last; before the first nothing is due. */
    private void looks(LocalDate first, LocalDate last, Duration every) {
        pass(Duration.between(now(), first.atStartOfDay().toInstant(ZoneOffset.UTC)));
        while (LocalDate.ofInstant(now(), ZoneOffset.UTC).isBefore(last)) {
            pass(every);
        }
    }

    private Instant now() {
        return story.world().clock().instant();
    }

    private void pass(Duration time) {
        if (time.isPositive()) {
            story.world().clock().pass(time);
            story.bot().sweeps();
        }
    }
}
