package dev.ferry.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.migration.Health;
import dev.ferry.migration.Status;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepliesTest {

    private final Renderer renderer =
            Samples.renderer()
                    .at(
                            new Links(
                                    Optional.of("https://ferry.example.com/migrations/7"),
                                    Optional.of("https://tracker.example.com/acme/ai/issues/1")));
    private final Status status = Samples.status(Samples.deprecation());

    @Test
    void started() {
        Golden.check("reply-started.md", renderer.started(status));
    }

    @Test
    void preview() {
        Golden.check("reply-plan.md", renderer.planPreview(Samples.deprecation(), true));
    }

    @Test
    void statusOfTheMigrationAndOfOneFeature() {
        Golden.check("reply-status.md", renderer.status(status));
        Golden.check("reply-status-feature.md", renderer.statusOf(status.rows().getFirst()));
    }

    @Test
    void whyOfTheMigrationAndOfOneFeature() {
        Golden.check("reply-why.md", renderer.why(status));
        Golden.check("reply-why-feature.md", renderer.why(status.rows().getLast()));
    }

    @Test
    void endings() {
        Golden.check("reply-cancelled.md", renderer.cancelled(status));
        Golden.check("reply-done.md", renderer.done(status));
        Golden.check("reply-done-feature.md", renderer.done(status.rows().getFirst()));
    }

    @Test
    void aChangeIsOneSentenceAndHowThingsStandNow() {
        assertThat(
                        renderer.changed(
                                "Discussion Summaries is now due on 2026-12-10, as `/migrate eta`"
                                        + " said.",
                                status))
                .isEqualTo(
                        """
                        **Discussion Summaries is now due on 2026-12-10, as `/migrate eta` said.**

                        🔴 **1 late** · 🟠 **1 at risk** · 🟢 **1 on track** of 3 features, as of 2026-11-21. Next: Code Review, due 2026-12-17 (in 26 days). Cutoff **2027-01-14** (in 54 days).
                        """);
    }

    @Test
    void aRefusalSaysWhyAndWhatToDo() {
        assertThat(
                        renderer.refused(
                                "The cutoff 2026-11-01 is past.",
                                "Write a day after today: `/migrate cutoff 2027-01-14`."))
                .isEqualTo(
                        """
                        **Not done.** The cutoff 2026-11-01 is past.

                        Write a day after today: `/migrate cutoff 2027-01-14`.
                        """);
        assertThat(renderer.refused("No.", "")).isEqualTo("**Not done.** No.\n");
    }

    @Test
    void oneAnswerStaysAsItIsAndSeveralAreNumbered() {
        assertThat(renderer.replies(List.of("Yes.\n"))).isEqualTo("Yes.\n");
        assertThat(renderer.replies(List.of("Yes.\n", "No.\n")))
                .isEqualTo(
                        """
                        **1 of 2**

                        Yes.

                        ---

                        **2 of 2**

                        No.
                        """);
    }

    @Test
    void answersWithoutRoomAreCounted() {
        var reply = renderer.replies(Collections.nCopies(10, "x".repeat(10_000)));
        assertThat(reply.length()).isLessThan(Renderer.LONGEST);
        assertThat(reply).contains("**5 of 10**", "… 5 more were carried out too");
    }

    @Test
    void repliesAboutTwoHundredFeaturesStayReadable() {
        var many =
                Samples.allThe(Samples.many(200), Health.Level.AT_RISK, "it should have started");
        for (var reply :
                List.of(
                        renderer.started(many),
                        renderer.status(many),
                        renderer.why(many),
                        renderer.planPreview(many.plan(), true))) {
            assertThat(reply.length()).isLessThan(22_000);
            long listed = reply.lines().filter(l -> l.contains("| Feature number ")).count();
            if (listed < 200) {
                assertThat(reply).contains("… and " + (200 - listed) + " more");
            }
        }
    }
}
