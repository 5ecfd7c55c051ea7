package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> FEATURES =
            List.of(
                    "duo-chat",
                    "code-suggestions",
                    "code-review",
                    "code-completion",
                    "root-cause-analysis",
                    "vulnerability-explanation",
                    "merge-request-summary");

    @ParameterizedTest
    @CsvSource({
        "duo-chta, duo-chat",
        "DUO-CHAT, duo-chat",
        "chat, duo-chat",
        "code-sugestions, code-suggestions",
        "codesuggestions, code-suggestions",
        "code-sugg, code-suggestions",
        "code-reveiw, code-review",
        "root-cause, root-cause-analysis",
        "vulnerabilty-explanation, vulnerability-explanation",
        "duo-chat-beta, duo-chat",
        "Code_Sugestions, code-suggestions",
        "summary, merge-request-summary"
    })
    void theNearestComesFirst(String typed, String meant) {
        assertThat(Nearest.to(typed, FEATURES, 3)).startsWith(meant);
    }

    @ParameterizedTest
    @CsvSource({"billing", "x", "''", "zzzzzzzz"})
    void whatIsFarFromEverythingHasNoNeighbour(String typed) {
        assertThat(Nearest.to(typed, FEATURES, 3)).isEmpty();
    }

    @Test
    void aCommonBeginningBreaksTies() {
        assertThat(Nearest.to("stat", List.of("spat", "stag"), 2)).containsExactly("stag", "spat");
    }

    @Test
    void thereAreAtMostAsManyAsAsked() {
        assertThat(Nearest.to("code", FEATURES, 2)).hasSize(2);
        assertThat(Nearest.to("code", FEATURES, 0)).isEmpty();
    }

    @Test
    void swappedNeighboursAreOneEdit() {
        assertThat(Nearest.distance("stauts", "status")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void veryLongWordsAreNoTrouble() {
        var many = IntStream.range(0, 1_000).mapToObj(i -> "a".repeat(10_000) + i).toList();

        assertThat(Nearest.to("a".repeat(1_000_000), many, 3)).hasSize(3);
    }
}
