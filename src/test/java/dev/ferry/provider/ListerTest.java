package dev.ferry.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.sync.End;
import dev.ferry.registry.sync.Listing;
import dev.ferry.registry.sync.Sighting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each provider's list says, field by field; the files have the shape of real answers. */
class ListerTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    private static Listing recorded(Lister lister) throws IOException {
        var name = "/provider/" + lister.surface() + ".json";
        try (var in = Objects.requireNonNull(ListerTest.class.getResourceAsStream(name))) {
            return FileList.read(lister, in, TODAY);
        }
    }

    private static Listing text(Lister lister, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return FileList.read(lister, new ByteArrayInputStream(bytes), TODAY);
    }

    private static Sighting of(Listing listing, String name) {
        return listing.sightings().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<LocalDate> day(String text) {
        return Optional.of(LocalDate.parse(text));
    }

    private static End on(String day, Certainty certainty) {
        return new End.On(LocalDate.parse(day), Optional.of(certainty));
    }

    @Test
    void anthropicTellsLifecycleAnnouncementAndEndAsMomentsThatBecomeUtcDays() throws IOException {
        var list = recorded(Lister.ANTHROPIC);
        var sonnet = of(list, "claude-sonnet-4-5-20250929");
        assertThat(sonnet.lifecycle()).contains(Lifecycle.DEPRECATED);
        assertThat(sonnet.deprecated()).isEqualTo(day("2026-09-28"));
        assertThat(sonnet.end()).isEqualTo(on("2026-11-30", Certainty.FIRM));
        assertThat(sonnet.released()).isEqualTo(day("2025-09-29"));
        assertThat(of(list, "claude-opus-4-1-20250805").lifecycle()).contains(Lifecycle.RETIRED);
        assertThat(list.complete()).isTrue();
    }

    @Test
    void aDayOfAModelThatAnthropicHasNotDeprecatedIsTheEarliestPossibleOne() throws IOException {
        var list = recorded(Lister.ANTHROPIC);
        assertThat(of(list, "claude-haiku-4-5-20251001").end())
                .isEqualTo(on("2026-10-15", Certainty.NOT_SOONER_THAN));
        assertThat(of(list, "claude-opus-5").end()).isEqualTo(new End.Open());
        var next = of(list, "claude-next");
        assertThat(next.lifecycle()).as("a word that nobody knows yet").isEmpty();
        assertThat(next.end()).isEqualTo(new End.Silent());
    }

    @Test
    void openAiTellsEndsOnlyAndADayThatStandsForNeverIsNone() throws IOException {
        var list = recorded(Lister.OPENAI);
        assertThat(of(list, "gpt-4o").end()).isEqualTo(on("2027-01-14", Certainty.FIRM));
        assertThat(of(list, "gpt-4o").lifecycle()).isEmpty();
        assertThat(of(list, "gpt-5.2-2025-12-11").end()).isEqualTo(new End.Open());
        assertThat(of(list, "gpt-6-sol").end()).isEqualTo(new End.Open());
        assertThat(of(list, "gpt-6-luna").end()).isEqualTo(new End.Silent());
    }

    @Test
    void theEndOfAModelOnBedrockIsSureOnceItIsLegacyAndALowerBoundBefore() throws IOException {
        var list = recorded(Lister.BEDROCK);
        var opus = of(list, "anthropic.claude-opus-4-1-20250805-v1:0");
        assertThat(opus.lifecycle()).contains(Lifecycle.DEPRECATED);
        assertThat(opus.deprecated()).isEqualTo(day("2026-07-08"));
        assertThat(opus.end()).isEqualTo(on("2027-01-08", Certainty.FIRM));
        var launchedSinceSeptember = of(list, "anthropic.claude-sonnet-5-5");
        assertThat(launchedSinceSeptember.released()).isEqualTo(day("2026-09-08"));
        assertThat(launchedSinceSeptember.end())
                .isEqualTo(on("2027-11-07", Certainty.NOT_SOONER_THAN));
        assertThat(of(list, "amazon.nova-micro-v1:0").end()).isEqualTo(new End.Silent());
    }

    @Test
    void azureTellsNameAndVersionAndHowSureTheDayIs() throws IOException {
        var list = recorded(Lister.AZURE);
        var omni = of(list, "gpt-4o-2024-08-06");
        assertThat(omni.names()).containsExactly("gpt-4o-2024-08-06", "gpt-4o");
        assertThat(omni.end())
                .as("inference, not SKUs")
                .isEqualTo(on("2027-04-14", Certainty.FIRM));
        assertThat(omni.lifecycle()).contains(Lifecycle.ACTIVE);
        var five = of(list, "gpt-5-2025-08-07");
        assertThat(five.end()).isEqualTo(on("2027-02-06", Certainty.TENTATIVE));
        assertThat(five.lifecycle()).contains(Lifecycle.DEPRECATED);
        var rerank = of(list, "Cohere-rerank-v4.0-pro-1");
        assertThat(rerank.end())
                .as("the first SKU that goes, and nobody says how sure it is")
                .isEqualTo(new End.On(LocalDate.parse("2027-08-01"), Optional.empty()));
        assertThat(of(list, "gpt-5-chat-2025-08-07").lifecycle())
                .as("Microsoft calls retired what others call deprecated")
                .contains(Lifecycle.RETIRED);
    }

    @Test
    void aListThatGoesOnElsewhereIsNotTheWholeOne() throws IOException {
        assertThat(text(Lister.AZURE, "{\"value\":[],\"nextLink\":\"https://x\"}").complete())
                .isFalse();
        assertThat(text(Lister.ANTHROPIC, "{\"data\":[],\"has_more\":true}").complete()).isFalse();
        assertThat(text(Lister.AZURE, "[]").complete()).as("as `az` prints it").isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2026-12-01\"                       | 2026-12-01",
                "\"2026-12-01T00:00:00Z\"             | 2026-12-01",
                "\"2026-12-01T00:30:00+02:00\"        | 2026-11-30",
                "\"2026-12-01T00:30:00.123456-0000\"  |",
                "\"2026-12-01 12:00:00Z\"             | 2026-12-01",
                "\"2026-12-01T12:00:00\"              | 2026-12-01",
                "1796083200                           | 2026-12-01",
                "\"2098-12-31\"                       | none",
                "\"9999-12-31T23:59:59Z\"             | none",
                "\"0001-01-01T00:00:00\"              | none",
                "0                                    | none",
                "\"\"                                 | none",
                "null                                 | none",
                "\"soon\"                             |",
                "1e300                                |",
                "true                                 |",
                "{}                                   |",
            })
    void aDayIsReadFromWhateverIsOneAndRefusedElse(String json, String day) throws IOException {
        var list = "{\"data\":[{\"id\":\"a\",\"shutdown_date\":%s}]}".formatted(json);
        if (day == null) {
            assertThatThrownBy(() -> text(Lister.OPENAI, list))
                    .isInstanceOf(UnreadableListingException.class)
                    .hasMessageStartingWith("openai.data[0].shutdown_date is not a date: ");
        } else {
            var end = text(Lister.OPENAI, list).sightings().getFirst().end();
            assertThat(end)
                    .isEqualTo(day.equals("none") ? new End.Open() : on(day, Certainty.FIRM));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"no such key\"}} | it has no list \"data\" but"
                        + " {\"error\"",
                "{\"data\":{}}                   | it has no list \"data\"",
                "{\"data\":[{\"id\":\"a\"},      | line 1, column",
                "''                              | it has no list \"data\"",
                "{\"data\":[{\"object\":\"model\"}]} | openai.data[0] has no \"id\"",
                "{\"data\":[{\"id\":7}]}         | openai.data[0].id is not text: 7",
                "{\"data\":[\"gpt-4o\"]}         | openai.data[0] has no \"id\"",
                "<html>Sign in</html>            | line 1, column",
            })
    void aBrokenBodyIsToldInWords(String body, String words) {
        assertThatThrownBy(() -> text(Lister.OPENAI, body))
                .isInstanceOf(UnreadableListingException.class)
                .hasMessageContaining(words);
    }
}
