package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Plan;
import dev.ferry.text.Checklist;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTextTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:17:00Z");
    private static final Plan.Item ITEM = Samples.deprecation().issues().getFirst();

    @Test
    void aReadingIsShownAsItIs() {
        assertThat(present(Rollout.percent(50))).isEqualTo("50 %");
        assertThat(present(new Rollout.Percent(new BigDecimal("12.50"), "", "")))
                .isEqualTo("12.5 %");
        assertThat(present(Rollout.OFF)).isEqualTo("0 %");
        assertThat(present(Rollout.FULL)).isEqualTo("100 %");
        assertThat(present(new Rollout.Mixed(BigDecimal.ZERO, BigDecimal.valueOf(30), "")))
                .isEqualTo("0–30 %");
    }

    @Test
    void whatNobodyKnowsIsAQuestionMarkAndNeverZero() {
        assertThat(present(new Rollout.Unknown("strategies disagree"))).isEqualTo("?");
        assertThat(silentSince(Optional.empty())).isEqualTo("?");
        assertThat(RolloutText.of(true, FeatureFacts.unseen("x"))).isEqualTo("?");
        assertThat(RolloutText.of(false, FeatureFacts.unseen("x"))).isEqualTo("–");
    }

    @Test
    void aSilentSourceLeavesWhatItSaidLastAndWhen() {
        assertThat(silentSince(Optional.of(NOW.minus(Duration.ofMinutes(12)))))
                .isEqualTo("50 % (at 14:05 UTC)");
        assertThat(silentSince(Optional.of(NOW.minus(Duration.ofDays(2)))))
                .isEqualTo("50 % (on 2026-11-19)");
    }

    @Test
    void aFlagThatIsGoneWasRemovedOrNeverThere() {
        assertThat(RolloutText.of(true, facts(Presence.ARCHIVED, Rollout.OFF)))
                .isEqualTo("removed");
        assertThat(RolloutText.of(true, facts(Presence.ABSENT, Rollout.OFF))).isEqualTo("removed");
        var absent = FlagState.absent(ITEM.feature().flag().orElseThrow(), NOW);
        assertThat(RolloutText.of(true, neverSeenBefore(absent))).isEqualTo("no flag yet");
    }

    private static String present(Rollout rollout) {
        return RolloutText.of(true, facts(Presence.PRESENT, rollout));
    }

    private static FeatureFacts facts(Presence presence, Rollout rollout) {
        return Samples.facts(
                ITEM, Optional.of(Samples.reading(ITEM, presence, rollout, NOW)), Optional.empty());
    }

    private static String silentSince(Optional<Instant> lastAnswer) {
        var key = ITEM.feature().flag().orElseThrow();
        return RolloutText.of(
                true,
                Samples.facts(
                        ITEM,
                        Optional.of(FlagState.unreadable(key, "timed out", NOW)),
                        lastAnswer.map(at ->
                                Samples.reading(ITEM, Presence.PRESENT, Rollout.percent(50), at))));
    }

    private static FeatureFacts neverSeenBefore(FlagState flag) {
        return new FeatureFacts(
                ITEM.feature().id(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Checklist.EMPTY,
                Optional.of(flag),
                Optional.empty(),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
