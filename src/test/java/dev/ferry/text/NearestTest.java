package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> FEATURES =
            List.of("code-review", "code-suggestions", "duo-chat", "summaries", "chat");

    @Test
    void aTypoFindsItsWord() {
        assertThat(Nearest.to("duo-chta", FEATURES)).containsExactly("duo-chat");
        assertThat(Nearest.to("Code_Sugestions", FEATURES)).containsExactly("code-suggestions");
    }

    @Test
    void aBeginningIsNear() {
        assertThat(Nearest.to("code", FEATURES)).containsExactly("code-review", "code-suggestions");
    }

    @Test
    void nothingNearIsNothing() {
        assertThat(Nearest.to("weather", FEATURES)).isEmpty();
        assertThat(Nearest.to("", FEATURES)).isEmpty();
    }

    @Test
    void aVeryLongWordCostsLittle() {
        assertThat(Nearest.to("x".repeat(100_000), FEATURES)).isEmpty();
    }
}
