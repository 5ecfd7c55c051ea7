package dev.ferry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.config.Texts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private static List<String> lint(String models) {
        return Lint.of(Texts.registry(models), TODAY).stream().map(Finding::toString).toList();
    }

    private static String model(String id, String offer) {
        return "- {id: %s, provider: p, surfaces: {here: {ids: [%s-1], lifecycle: active, evidence: [page]%s}}}\n"
                .formatted(id, id, offer.isEmpty() ? "" : ", " + offer);
    }

    private static String replacedBy(String id) {
        return "replacement: [{model: " + id + "}]";
    }

    @Test
    void anAliasOfAnAliasIsFound() {
        assertThat(
                        lint(
                                """
                                - {id: new, provider: p, surfaces: {here: {ids: [new-1], aliases: [new], lifecycle: active, evidence: [page]}}}
                                - {id: latest, provider: p, surfaces: {here: {ids: [new], lifecycle: active, evidence: [page]}}}
                                """))
                .containsExactly(
                        "new on here: \"new\" is an alias of new, so it cannot be an id of latest:"
                                + " an alias has to lead to something pinned [name]");
    }

    @Test
    void oneAliasForTwoModelsIsFoundOnOneSurfaceOnly() {
        var models =
                """
                - {id: a, provider: p, surfaces: {here: {ids: [a], aliases: [Best], lifecycle: active, evidence: [page]}}}
                - {id: b, provider: p, surfaces: {SURFACE: {ids: [b], aliases: [best], lifecycle: active, evidence: [page]}}}
                """;
        assertThat(lint(models.replace("SURFACE", "here")))
                .containsExactly("a on here: \"best\" is an alias of b too [name]");
        assertThat(lint(models.replace("SURFACE", "there"))).isEmpty();
    }

    @Test
    void aModelIsNotItsOwnReplacement() {
        assertThat(lint(model("a", replacedBy("a"))))
                .containsExactly("a on here: it is its own replacement [loop]");
    }

    @Test
    void aLoopOfReplacementsIsToldOnce() {
        assertThat(
                        lint(
                                model("a", replacedBy("b"))
                                        + model("b", replacedBy("c"))
                                        + model("c", replacedBy("a"))))
                .containsExactly("a on here: its replacements lead back to it: a → b → c [loop]");
    }

    @Test
    void aFamilyIsNoReplacement() {
        var old =
                new Replacement(
                        "audio", java.util.Map.of(), "provider", java.util.Optional.empty());
        var family =
                Texts.registry(
                        """
                        - {id: audio-1, provider: p, family: audio, surfaces: {here: {ids: [audio-1], lifecycle: active, evidence: [page]}}}
                        - {id: audio-2, provider: p, family: audio, surfaces: {here: {ids: [audio-2], lifecycle: active, evidence: [page]}}}
                        - {id: old, provider: p, surfaces: {here: {ids: [old], lifecycle: active, evidence: [page]}}}
                        """);
        var model = family.model("old").orElseThrow();
        var offer = replacing(model.on("here").orElseThrow(), old);
        assertThat(new ReplacementLint(family, model, offer, TODAY).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "old on here: the replacement \"audio\" is a family (audio-1, audio-2), not"
                                + " one model [target]");
    }

    private static Offer replacing(Offer offer, Replacement replacement) {
        return new Offer(
                offer.surface(),
                offer.ids(),
                offer.aliases(),
                offer.profiles(),
                offer.flavours(),
                offer.lifecycle(),
                offer.deprecated(),
                offer.retires(),
                List.of(replacement),
                offer.evidence(),
                offer.history());
    }

    @Test
    void aReplacementHasToBeServedWhereTheModelIs() {
        assertThat(
                        lint(
                                model("a", replacedBy("b"))
                                        + "- {id: b, provider: p, surfaces: {there: {ids: [b],"
                                        + " lifecycle: active, evidence: [page]}}}"))
                .containsExactly(
                        "a on here: the replacement b is not offered here, only on there"
                                + " [surface-gap]");
    }

    @Test
    void aReplacementHasToOutliveTheModel() {
        var old = model("a", "retires: {date: 2026-12-01, certainty: firm}, " + replacedBy("b"));
        assertThat(lint(old + model("b", "retires: {date: 2026-12-01, certainty: firm}")))
                .containsExactly(
                        "a on here: the replacement b itself ends on 2026-12-01, not after"
                                + " 2026-12-01 [retires-first]");
        assertThat(lint(old + model("b", "retires: {date: 2026-11-30, certainty: tentative}")))
                .isEmpty();
    }

    @Test
    void whatWasRecommendedForAModelThatIsGoneIsHistory() {
        var gone =
                "- {id: a, provider: p, surfaces: {here: {ids: [a], lifecycle: retired, evidence:"
                    + " [page], retires: {date: 2026-01-01, certainty: firm}, replacement: [{model:"
                    + " b}]}}}\n";
        assertThat(
                        lint(
                                gone
                                        + "- {id: b, provider: p, surfaces: {there: {ids: [b],"
                                        + " lifecycle: active, evidence: [page]}}}"))
                .isEmpty();
    }

    @Test
    void datesThatCannotAllBeTrueAreFound() {
        assertThat(
                        lint(
                                """
                                - {id: late, provider: p, surfaces: {here: {ids: [l], lifecycle: active, evidence: [page], retires: {date: 2026-11-20, certainty: firm}}}}
                                - {id: early, provider: p, surfaces: {here: {ids: [e], lifecycle: retired, evidence: [page], retires: {date: 2026-12-01, certainty: firm}}}}
                                - {id: odd, provider: p, released: 2027-02-01, surfaces: {here: {ids: [o], lifecycle: active, evidence: [page], deprecated: 2027-01-02, retires: {date: 2027-01-01, certainty: firm}}}}
                                """))
                .containsExactly(
                        "early on here: it is retired, and retires on 2026-12-01 [dates]",
                        "late on here: it should be off since 2026-11-20 and is active here; ask"
                                + " the provider which is true [dates]",
                        "odd on here: its end was announced on 2027-01-02, after it [dates]",
                        "odd on here: it was released on 2027-02-01, after its end [dates]");
    }

    @Test
    void theNewestStatementIsWhatCounts() {
        var model =
                "- {id: a, provider: p, surfaces: {here: {ids: [a], lifecycle: active, evidence:"
                    + " [page], retires: {date: 2027-01-01, certainty: firm}, history: [{observed:"
                    + " DAY, retires: {date: 2027-03-01, certainty: firm}}]}}}";
        assertThat(lint(model.replace("DAY", "2026-10-01")))
                .containsExactly(
                        "a on here: its history ends with 2027-03-01 (seen 2026-10-01), and retires"
                                + " says 2027-01-01 [dates]");
        assertThat(lint(model.replace("DAY", "2026-05-01"))).isEmpty();
    }

    @Test
    void somebodyHasToHaveSaidIt() {
        assertThat(lint("- {id: a, provider: p, surfaces: {here: {ids: [a], lifecycle: active}}}"))
                .containsExactly("a on here: nothing tells where this was read [evidence]");
    }
}
