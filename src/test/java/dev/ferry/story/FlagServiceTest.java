package dev.ferry.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.flag.unleash.FakeUnleash;
import dev.ferry.flag.unleash.UnleashFlags;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.migration.Company;
import dev.ferry.migration.Maturity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team moves its flag in the flag service, and the table follows. */
class FlagServiceTest {

    private static final String EVENT =
            "{\"id\":%d,\"type\":\"feature-strategy-update\",\"project\":\"default\",\"featureName\":\"%s\"}";

    @TempDir Path dir;
    private final FakeUnleash unleash = new FakeUnleash();
    private Story story;

    @BeforeEach
    void begin() {
        unleash.creates("chat");
        unleash.adds("chat", "5");
        unleash.turnsOn("chat");
        var company =
                new Company()
                        .flags("unleash", "default")
                        .feature("chat", Maturity.GA, 5, "claude-sonnet-4-5@anthropic")
                        .feature("review", Maturity.BETA, 3, "claude-sonnet-4-5@anthropic")
                        .feature("search", Maturity.GA, 5, "gpt-4o@openai");
        story =
                Story.of(
                        dir,
                        company,
                        clock ->
                                UnleashFlags.source(
                                        "unleash",
                                        unleash.url(),
                                        unleash.road("", "Authorization", clock),
                                        clock));
        var issue = story.opens("fatima", "Sonnet 4.5 is going away", "");
        story.says("fatima", issue, "/migrate claude-sonnet-4-5 to claude-sonnet-5-5");
        story.bot().sweeps();
    }

    @AfterEach
    void end() {
        story.close();
        unleash.close();
    }

    @Test
    void withAHookTheTableFollowsWithinTwoSeconds() {
        story.world().settle(StoredInbox.A_MOMENT);
        story.restarts();
        story.bot().polls();
        assertThat(row()).contains("| 5 % |");
        unleash.turns("chat", "20");
        var changed = story.world().clock().instant();
        hook(900, "chat");
        story.bot().works();
        story.world().clock().pass(StoredInbox.A_MOMENT);
        story.bot().works();
        assertThat(row()).contains("| rolling out 20% |", "| 20 % |");
        assertThat(Duration.between(changed, story.world().clock().instant()))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void withoutAHookTheNextPollFindsIt() {
        unleash.turns("chat", "20");
        story.bot().works();
        assertThat(row()).contains("| 5 % |");
        poll(Duration.ofSeconds(15));
        assertThat(row()).contains("| 20 % |");
    }

    @Test
    void hooksThatAreDoubledLateOrAboutNothingChangeNothing() {
        unleash.turns("chat", "20");
        hook(902, "chat");
        hook(901, "chat");
        hook(902, "chat");
        story.bot().works();
        assertThat(row()).contains("| 20 % |");
        story.world().weather().resetCounts();
        hook(900, "chat");
        hook(903, "chat");
        hook(904, "somebody-elses-flag");
        hook(905, "search");
        story.bot().works();
        assertThat(story.world().weather().writes()).isZero();
        assertThat(row()).contains("| 20 % |");
    }

    @Test
    void pollsThatFindNothingAskOnceAndWriteNothing() {
        poll(Duration.ofSeconds(15));
        story.world().weather().resetCounts();
        unleash.calls();
        for (int i = 0; i < 20; i++) {
            poll(Duration.ofSeconds(15));
        }
        assertThat(unleash.calls()).hasSize(20).containsOnly("GET /api/admin/search/events");
        assertThat(story.world().weather().writes()).isZero();
    }

    @Test
    void aServiceThatIsDownKeepsTheLastNumberWithItsAgeAndNeverAZero() {
        poll(Duration.ofMinutes(4));
        unleash.fails(503);
        poll(Duration.ofSeconds(15));
        assertThat(row()).as("one failure is no news").contains("| 5 % |");
        poll(Duration.ofSeconds(15));
        assertThat(row()).contains("| 5 % (at 09:04 UTC) |").doesNotContain("| 0 % |");
        story.world().weather().resetCounts();
        for (int i = 0; i < 40; i++) {
            poll(Duration.ofSeconds(15));
        }
        story.bot().sweeps();
        assertThat(story.world().weather().writes()).as("an outage is one edit").isZero();
        assertThat(row()).contains("| 5 % (at 09:04 UTC) |");

        unleash.fails(0);
        poll(Duration.ofSeconds(15));
        assertThat(row()).contains("| 5 % |");
    }

    @Test
    void aServiceThatWasNeverReadIsAQuestionMark() {
        story.losesItsDatabase();
        unleash.fails(503);
        story.bot().rebuilds();
        story.bot().sweeps();
        story.bot().sweeps();
        assertThat(row()).contains("| ? |");
    }

    @Test
    void whatIsArchivedWasRemovedAndWhatWasNeverThereIsNoFlagYet() {
        assertThat(row("Review")).contains("| no flag yet |");
        unleash.archives("chat");
        poll(Duration.ofSeconds(15));
        assertThat(row()).contains("| removed |");
    }

    private void hook(int event, String flag) {
        var body = EVENT.formatted(event, flag);
        story.bot().hearsOfFlag("event-" + event, "unleash", body.getBytes(StandardCharsets.UTF_8));
    }

    private void poll(Duration after) {
        story.world().clock().pass(after);
        story.bot().polls();
        story.bot().works();
    }

    private String row() {
        return row("Chat");
    }

    private String row(String feature) {
        return story.world()
                .epic()
                .body()
                .lines()
                .filter(l -> l.startsWith("| " + feature + " |"))
                .findFirst()
                .orElseThrow();
    }
}
