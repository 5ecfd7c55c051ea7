package dev.ferry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.config.Texts;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResolutionTest {

    private static final Registry REGISTRY = Texts.shipped().registry();

    @ParameterizedTest
    @MethodSource("dev.ferry.registry.ModelNameTest#vectors")
    void onlyTheRegistryKnowsWhatIsAnAlias(String text, JsonNode expected) {
        var kind = REGISTRY.name(text).kind().name().toLowerCase(Locale.ROOT);
        assertThat(kind).isEqualTo(expected.path("kind").asText());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "claude-sonnet-4-5, claude-sonnet-4-5, -",
                "Claude-Sonnet-4-5, claude-sonnet-4-5, -",
                "claude-sonnet-4-5-20250929, claude-sonnet-4-5, anthropic",
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5, bedrock",
                "claude-sonnet-4-5@20250929, claude-sonnet-4-5, vertex",
                "vertex_ai/claude-sonnet-4-5@20250929, claude-sonnet-4-5, vertex",
                "claude-sonnet-4-5-20250929[1m], claude-sonnet-4-5, anthropic",
                "anthropic:messages:claude-sonnet-4-5-20250929, claude-sonnet-4-5, anthropic",
                "openrouter/anthropic/claude-sonnet-4.5:thinking, claude-sonnet-4-5, openrouter",
                "claude-3-opus, claude-3-opus, -",
                "gpt-4o, gpt-4o, -",
                "gpt-4o-2024-08-06, gpt-4o, openai",
                "azure/gpt-4o, gpt-4o, azure",
                "azure/gpt-35-turbo-0125, gpt-3.5-turbo, azure",
                "models/gemini-2.0-flash-001, gemini-2.0-flash, gemini-api",
                "groq/openai/gpt-oss-120b, gpt-oss-120b, groq",
                "mistral/mistral-medium-2508, mistral-medium-2508, mistral",
            },
            nullValues = "-")
    void aSpellingIsKnownWhereverItComesFrom(String text, String model, String surface) {
        assertThat(REGISTRY.resolve(text))
                .isInstanceOfSatisfying(
                        Resolution.Known.class,
                        k -> {
                            assertThat(k.model().id()).isEqualTo(model);
                            assertThat(k.surface()).isEqualTo(Optional.ofNullable(surface));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "claude-3-5-sonnet, claude-3-5-sonnet-20241022",
        "sonnet, claude-sonnet-5-5",
        "claude-opus, claude-opus-5-5",
    })
    void aFamilyIsAskedAboutWithTheNewestFirst(String text, String first) {
        assertThat(REGISTRY.resolve(text))
                .isInstanceOfSatisfying(
                        Resolution.Ambiguous.class,
                        a -> assertThat(a.candidates()).startsWith(first).hasSizeBetween(2, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "ft:gpt-4o-mini-2024-07-18:acme:support:9abc, fine-tune",
        "azure/gpt-4o-prod-weu, deployment",
        "'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcd1234', profile",
    })
    void whatOnlyItsOwnerCanTellIsNotGuessed(String text, String why) {
        assertThat(REGISTRY.resolve(text))
                .isInstanceOfSatisfying(
                        Resolution.Unresolvable.class, u -> assertThat(u.reason()).contains(why));
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonet-4-5, claude-sonnet-4-5",
        "claude-sonnet-4-5-20250930, claude-sonnet-4-5",
        "gpt4o, gpt-4o",
    })
    void anUnknownNameGetsTheNearestId(String text, String nearest) {
        assertThat(REGISTRY.resolve(text))
                .isInstanceOfSatisfying(
                        Resolution.Unknown.class, u -> assertThat(u.nearest()).startsWith(nearest));
    }

    @Test
    void hostileTextIsOnlyUnknown() {
        for (var text :
                new String[] {
                    "",
                    " ",
                    "x".repeat(100_000),
                    "\u202E-->",
                    "a/".repeat(149),
                    "../..",
                    "-".repeat(300)
                }) {
            assertThat(REGISTRY.resolve(text)).isInstanceOf(Resolution.Unknown.class);
        }
    }
}
