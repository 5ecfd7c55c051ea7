package dev.ferry.registry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.config.Texts;
import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Retirement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static Registry registry(
            String lifecycle, @Nullable String date, @Nullable String sure) {
        var retires =
                date == null ? "" : "    retires: {date: %s, certainty: %s}".formatted(date, sure);
        return Texts.registry(
                """
                - id: swift-1
                  provider: acme
                  surfaces:
                    here:
                      ids: [swift-1-2025]
                      aliases: [swift-1]
                      lifecycle: %s
                %s
                      evidence: [page]
                """
                        .formatted(lifecycle, retires.isEmpty() ? "" : "  " + retires));
    }

    private static Sighting seen(
            String name, @Nullable String lifecycle, @Nullable String end, @Nullable String sure) {
        var certainty = Optional.ofNullable(sure).map(ComparisonTest::certainty);
        var says =
                end == null
                        ? new End.Silent()
                        : end.equals("none")
                                ? new End.Open()
                                : new End.On(LocalDate.parse(end), certainty);
        return new Sighting(
                "here",
                List.of(name.split(" ")),
                Optional.empty(),
                Optional.ofNullable(lifecycle)
                        .map(l -> Lifecycle.valueOf(l.toUpperCase(java.util.Locale.ROOT))),
                Optional.empty(),
                says,
                Optional.empty());
    }

    private static Certainty certainty(String word) {
        return Certainty.valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    private static List<Difference> differences(Registry registry, Sighting... seen) {
        return Comparison.of(registry, new Listing("here", List.of(seen), true));
    }

    private static String words(Difference difference) {
        return switch (difference) {
            case Difference.DateNew d -> "new " + d.now().date();
            case Difference.DateLater d -> "later " + d.now().date();
            case Difference.DateEarlier d -> "earlier " + d.now().date();
            case Difference.DateWithdrawn _ -> "withdrawn";
            case Difference.CertaintyChanged d -> "certainty " + d.now().certainty();
            case Difference.LifecycleChanged d -> "state " + d.now();
            case Difference d -> d.getClass().getSimpleName();
        };
    }

    /** One row: the registry's state, date, certainty; the list's; what differs, and how urgent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what agrees
                "active     |            |                 | active     | none       |             "
                        + "    |",
                "active     |            |                 |            |            |             "
                        + "    |",
                "active     | 2027-06-01 | not-sooner-than | active     | none       |             "
                        + "    |",
                "active     | 2027-06-01 | not-sooner-than | active     | 2027-06-01 |"
                        + " not-sooner-than |",
                "deprecated | 2027-06-01 | firm            |            | 2027-06-01 | firm        "
                        + "    |",
                "retired    | 2026-06-01 | firm            |            | 2026-06-01 | firm        "
                        + "    |",
                "retired    | 2026-06-01 | firm            | retired    | none       |             "
                        + "    |",
                "active     | 2027-06-01 | firm            | active     | 2027-06-01 |             "
                        + "    |",
                // overdue is not retired
                "deprecated | 2026-06-01 | firm            | deprecated | 2026-06-01 | firm        "
                        + "    |",
                // dates
                "active     |            |                 | deprecated | 2027-06-01 | firm        "
                        + "    | CUTOFF new 2027-06-01, NEWS state DEPRECATED",
                "active     |            |                 |            | 2027-06-01 | firm        "
                        + "    | CUTOFF new 2027-06-01, NEWS state DEPRECATED",
                "active     |            |                 | active     | 2027-06-01 |"
                        + " not-sooner-than | NEWS new 2027-06-01",
                "deprecated | 2027-06-01 | firm            | deprecated | 2027-08-01 | firm        "
                        + "    | RELIEF later 2027-08-01",
                "deprecated | 2027-06-01 | firm            | deprecated | 2027-05-31 | firm        "
                        + "    | EARLIER earlier 2027-05-31",
                "deprecated | 2027-06-01 | tentative       | deprecated | 2027-05-01 | firm        "
                        + "    | EARLIER earlier 2027-05-01",
                "active     | 2027-06-01 | not-sooner-than | deprecated | 2027-05-01 | firm        "
                        + "    | EARLIER earlier 2027-05-01, NEWS state DEPRECATED",
                "active     | 2027-06-01 | not-sooner-than | deprecated | 2027-07-01 | firm        "
                        + "    | CUTOFF later 2027-07-01, NEWS state DEPRECATED",
                "active     | 2027-06-01 | tentative       | active     | 2027-05-01 | tentative   "
                        + "    | NEWS earlier 2027-05-01",
                "active     | 2027-06-01 | tentative       | active     | 2027-05-01 |             "
                        + "    | NEWS earlier 2027-05-01",
                "active     |            |                 | active     | 2027-05-01 |             "
                        + "    | NEWS new 2027-05-01",
                "deprecated | 2027-06-01 | firm            | active     | none       |             "
                        + "    | RELIEF withdrawn, NEWS state ACTIVE",
                "deprecated | 2027-06-01 | firm            |            | none       |             "
                        + "    | RELIEF withdrawn, NEWS state ACTIVE",
                "retired    | 2026-06-01 | firm            | retired    | 2026-05-01 | firm        "
                        + "    | NEWS earlier 2026-05-01",
                // how sure
                "active     | 2027-06-01 | tentative       | active     | 2027-06-01 | firm        "
                        + "    | CUTOFF certainty FIRM",
                "deprecated | 2027-06-01 | firm            | active     | 2027-05-01 |"
                        + " not-sooner-than | RELIEF certainty NOT_SOONER_THAN, NEWS state ACTIVE",
                // states
                "deprecated | 2026-06-01 | firm            | retired    | 2026-06-01 | firm        "
                        + "    | OVER state RETIRED",
                "retired    | 2026-06-01 | firm            | deprecated | 2026-06-01 | firm        "
                        + "    | NEWS state DEPRECATED",
                "retired    | 2026-06-01 | firm            |            | 2027-01-01 | firm        "
                        + "    | NEWS later 2027-01-01, NEWS state DEPRECATED",
                "retired    | 2026-06-01 | firm            |            | none       |             "
                        + "    | NEWS withdrawn, NEWS state ACTIVE",
            })
    void whatAListSaysOfAModelWeKnow(
            String lifecycle,
            @Nullable String date,
            @Nullable String sure,
            @Nullable String saysLifecycle,
            @Nullable String saysEnd,
            @Nullable String saysSure,
            @Nullable String expected) {
        var found =
                differences(
                        registry(lifecycle, date, sure),
                        seen("swift-1-2025", saysLifecycle, saysEnd, saysSure));
        var words = found.stream().map(d -> Urgency.of(d) + " " + words(d)).toList();
        assertThat(String.join(", ", words)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void theDayOfTheAnnouncementIsTakenOver() {
        var told =
                new Sighting(
                        "here",
                        List.of("swift-1-2025"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.parse("2026-10-01")),
                        new End.Silent(),
                        Optional.empty());
        assertThat(differences(registry("deprecated", null, null), told))
                .singleElement()
                .isInstanceOfSatisfying(
                        Difference.AnnouncementChanged.class,
                        d -> assertThat(d.now()).isEqualTo("2026-10-01"));
    }

    @Test
    void whatIsServedHereAndNotListedIsAQuestionUnlessItIsOffOrNobodyKnows() {
        var unlisted = seen("other", "active", null, null);
        assertThat(differences(registry("active", null, null), unlisted))
                .hasAtLeastOneElementOfType(Difference.NotListed.class)
                .filteredOn(Difference.NotListed.class::isInstance)
                .allSatisfy(d -> assertThat(Urgency.of(d)).isEqualTo(Urgency.QUESTION));
        for (var silent : List.of("retired", "unknown")) {
            assertThat(differences(registry(silent, null, null), unlisted))
                    .doesNotHaveAnyElementsOfTypes(Difference.NotListed.class);
        }
        assertThat(
                        Comparison.of(
                                registry("active", null, null),
                                new Listing("here", List.of(), false)))
                .as("the rest of the list may have it")
                .isEmpty();
    }

    private static final Registry HOUSE =
            Texts.registry(
                    """
                    - id: claude-haiku-9
                      provider: anthropic
                      surfaces:
                        bedrock:
                          ids: ["anthropic.claude-haiku-9-20260101-v1:0"]
                          profiles: [us]
                          lifecycle: active
                          evidence: [page]
                        there: {ids: [claude-haiku-9-20260101], lifecycle: active, evidence: [page]}
                    - id: swift-2
                      provider: acme
                      surfaces:
                        here: {ids: [swift-2-2026-01-01], aliases: [swift-2], lifecycle: active, evidence: [page]}
                    """);

    @Test
    void aModelIsFoundByEveryNameThatTheRegistryKnowsForItThere() {
        var names =
                List.of(
                        "anthropic.claude-haiku-9-20260101-v1:0",
                        "us.anthropic.claude-haiku-9-20260101-v1:0",
                        "anthropic.claude-haiku-9-20260101-v1:0:200k",
                        "Anthropic.Claude-Haiku-9-20260101-V1:0",
                        "anthropic.claude-haiku-9-20260101-v2:0");
        for (var name : names) {
            var seen =
                    new Sighting(
                            "bedrock",
                            List.of(name),
                            Optional.empty(),
                            Optional.of(Lifecycle.ACTIVE),
                            Optional.empty(),
                            new End.Silent(),
                            Optional.empty());
            assertThat(Comparison.of(HOUSE, new Listing("bedrock", List.of(seen), true)))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void thePinnedNameSpeaksBeforeItsAlias() {
        var pinned = seen("swift-2-2026-01-01", "active", "none", null);
        var alias = seen("swift-2", "deprecated", "2027-01-01", "firm");
        assertThat(differences(HOUSE, alias, pinned)).isEmpty();
        assertThat(differences(HOUSE, alias)).hasSize(2);
    }

    @Test
    void twoEntriesOfOneNameThatDoNotAgreeAreShownAndNotChosenFrom() {
        var one = seen("swift-2-2026-01-01", "deprecated", "2027-01-01", "firm");
        var other = seen("swift-2-2026-01-01", "deprecated", "2027-03-01", "firm");
        assertThat(differences(HOUSE, one, one)).hasSize(2);
        assertThat(differences(HOUSE, one, other))
                .singleElement()
                .isInstanceOfSatisfying(
                        Difference.Contradiction.class,
                        d -> assertThat(d.seen()).containsExactly(one, other));
    }

    @Test
    void aVersionThatNobodyKnowsIsNotTakenForTheOneThatIsKnown() {
        var known = seen("swift-2-2026-01-01 swift-2", "active", "none", null);
        var newer = seen("swift-2-2026-09-09 swift-2", "deprecated", "2027-01-01", "firm");
        assertThat(differences(HOUSE, known, newer))
                .hasOnlyElementsOfType(Difference.Unknown.class);
    }

    @Test
    void aModelKnownElsewhereIsNewHereAndAFineTuneIsItsOwnersOnly() {
        var found =
                differences(
                        HOUSE,
                        seen("swift-2", "active", null, null),
                        seen("claude-haiku-9-20260101", "active", null, null),
                        seen("ft:swift-2:acme::1", "active", null, null),
                        seen("swift-3", "active", null, null));
        assertThat(found)
                .extracting(d -> d.getClass().getSimpleName() + " " + d.subject())
                .containsExactly("NewHere claude-haiku-9", "Unknown swift-3");
        assertThat(found.getLast())
                .isInstanceOfSatisfying(
                        Difference.Unknown.class, d -> assertThat(d.near()).contains("swift-2"));
    }

    @Test
    void correctionsMakeTheOfferAsTheProviderSaysItIs() {
        var registry = registry("active", "2027-06-01", "not-sooner-than");
        var offer = registry.model("swift-1").orElseThrow().on("here").orElseThrow();
        var found = differences(registry, seen("swift-1-2025", "deprecated", "2027-05-01", "firm"));
        assertThat(Arrays.asList(Corrected.of(offer, found)))
                .containsExactly(
                        new Corrected(
                                Lifecycle.DEPRECATED,
                                Optional.empty(),
                                Optional.of(Retirement.firm(LocalDate.parse("2027-05-01")))));
        assertThat(Corrected.of(offer, found).isEnding()).isTrue();
        assertThat(Corrected.of(offer, List.of()).isEnding()).isFalse();
    }
}
