package dev.ferry.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.check.Finding.Level;
import dev.ferry.tracker.Fault;
import dev.ferry.tracker.Hook;
import dev.ferry.tracker.HookDelivery;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a webhook and its latest delivery tell. */
class HookCheckTest {

    private static final URI HERE = URI.create("https://ferry.acme.test/webhooks/gitlab");
    private static final Hook.Condition ACTIVE = new Hook.Condition.Active();

    private final HookCheck check = new HookCheck(HERE, "FERRY_GITLAB_WEBHOOK_SECRET");

    private static Hook hook(Hook.Condition condition, Fault... faults) {
        return new Hook("1", "acme/app", HERE, condition, List.of(faults));
    }

    private List<Finding> findings(Hook hook, Optional<Integer> status) {
        var at = Optional.of(Instant.parse("2026-11-21T09:00:00Z"));
        return check.findings(
                "acme/app",
                List.of(hook),
                h -> Optional.of(new HookDelivery(h, "7", "key", "note", at, status)));
    }

    @Test
    void oneThatTheTrackerDisabledSaysWhenItTriesAgain() {
        var until = Optional.of(Instant.parse("2026-11-21T10:00:00Z"));
        var found = findings(hook(new Hook.Condition.Disabled(until)), Optional.of(200));

        assertThat(found)
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.level()).isEqualTo(Level.WRONG);
                    assertThat(f.what()).isEqualTo("was disabled by the tracker");
                    assertThat(f.why()).contains("it tries again at 2026-11-21T10:00:00Z");
                });
        assertThat(findings(hook(new Hook.Condition.Disabled(Optional.empty())), Optional.of(200)))
                .singleElement()
                .satisfies(f -> assertThat(f.why()).doesNotContain("tries again"));
    }

    @Test
    void anAnswerOfUnsignedOrForgedMeansThatTheSecretsDiffer() {
        for (int status : List.of(401, 403)) {
            assertThat(findings(hook(ACTIVE), Optional.of(status)))
                    .singleElement()
                    .satisfies(f -> {
                        assertThat(f.what()).isEqualTo("is signed with another secret than ours");
                        assertThat(f.remedy()).contains("FERRY_GITLAB_WEBHOOK_SECRET");
                    });
        }
    }

    @Test
    void anotherFailureIsWorthALook() {
        assertThat(findings(hook(ACTIVE), Optional.of(502)).getFirst().why())
                .isEqualTo("it was answered 502 at 2026-11-21T09:00:00Z");
        assertThat(findings(hook(ACTIVE), Optional.empty()).getFirst().why())
                .startsWith("nothing came back");
        assertThat(findings(hook(ACTIVE), Optional.of(502)).getFirst().level())
                .isEqualTo(Level.ATTENTION);
    }

    /** There are servers that show no secret, where there is one. */
    @Test
    void aDeliveryThatWasTakenWasSigned() {
        var unsigned = Fault.breaks(Hook.UNSIGNED, "nothing is believed", "set one");

        assertThat(findings(hook(ACTIVE, unsigned), Optional.of(200)))
                .singleElement()
                .satisfies(f -> assertThat(f.isGood()).isTrue());
        assertThat(findings(hook(ACTIVE, unsigned), Optional.of(401)))
                .extracting(Finding::what)
                .containsExactly("has no secret", "is signed with another secret than ours");
    }
}
