package dev.ferry.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.config.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are found in a text, on the shipped registry. */
class NameScannerTest {

    private static final NameScanner SCANNER = new NameScanner(Texts.shipped().registry());

    private static List<String> models(String text) {
        return SCANNER.scan(text).stream().map(m -> m.model().id()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model: gpt-4o | gpt-4o",
                "MODEL=\"claude-sonnet-4-5-20250929\" | claude-sonnet-4-5",
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0 | claude-sonnet-4-5",
                "arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0"
                    + " | claude-sonnet-4-5",
                "claude-sonnet-4-5@20250929 | claude-sonnet-4-5",
                "openai/gpt-4o:free | gpt-4o",
                "We use gpt-4o. | gpt-4o",
                "(gpt-4o) | gpt-4o",
                "https://example.com/v1/models/gpt-4o/usage | gpt-4o",
                "Claude-Sonnet-4-5 | claude-sonnet-4-5",
                "model = 'o3' | o3"
            })
    void aNameThatStandsForItselfIsFound(String text, String model) {
        assertThat(models(text)).containsExactly(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-gpt-4o-fork",
                "gpt-4o_v2",
                "xgpt-4o",
                "gpt-4.99",
                "claude-sonnet-4-5@20991231",
                "gpt-4o-unknown",
                "gate o3 opens, and the sonnet ends",
                "v1.2.3",
                "type = \"command\"",
                ""
            })
    void aLongerNameOrAnyWordIsNot(String text) {
        assertThat(models(text)).isEmpty();
    }

    @Test
    void everyPlaceHasItsLineAndColumn() {
        var found = SCANNER.scan("a:\r\n  - gpt-4o, gpt-4.1\n\n\"gpt-4o\"");
        assertThat(found)
                .extracting(m -> m.line() + ":" + m.column() + " " + m.text())
                .containsExactly("2:5 gpt-4o", "2:13 gpt-4.1", "4:2 gpt-4o");
    }

    @Test
    void aSpellingOfOnePlatformTellsTheEndThere() {
        var anthropic = SCANNER.scan("claude-sonnet-4-5-20250929").getFirst();
        assertThat(anthropic.end()).hasToString("Optional[2026-11-30]");
        assertThat(anthropic.instead()).contains("claude-sonnet-5-5");
        var bedrock = SCANNER.scan("anthropic.claude-sonnet-4-5-20250929-v1:0").getFirst();
        assertThat(bedrock.offers()).extracting(o -> o.surface()).containsExactly("bedrock");
        assertThat(bedrock.end()).isEmpty();
    }
}
