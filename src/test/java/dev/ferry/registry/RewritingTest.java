package dev.ferry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.config.Texts;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RewritingTest {

    private static final Registry REGISTRY = Texts.shipped().registry();

    static Stream<Arguments> vectors() throws IOException {
        try (var in = RewritingTest.class.getResourceAsStream("/models/rewrite-vectors.json")) {
            var file = new ObjectMapper().readTree(in);
            return StreamSupport.stream(file.path("cases").spliterator(), false)
                    .map(c -> Arguments.of(c.get(0).asText(), c.get(1), file.path("replacement")));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aNameIsWrittenAsItsSurfaceSpellsTheNewModel(
            String text, JsonNode expected, JsonNode replacements) {
        var old =
                REGISTRY.resolve(text) instanceof Resolution.Known known
                        ? known.model().id()
                        : "claude-sonnet-4-5";
        var result = rewritten(text, replacements.path(old).asText());
        if (expected.isNull()) {
            assertThat(result).isInstanceOf(Rewriting.Result.Stopped.class);
        } else {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Rewriting.Result.Written.class,
                            w -> assertThat(w.name()).isEqualTo(expected.asText()));
        }
    }

    @Test
    void thatAnAliasBecomesPinnedIsSaid() {
        assertThat(rewritten("claude-sonnet-4-5", "claude-sonnet-5-5"))
                .isEqualTo(
                        new Rewriting.Result.Written(
                                "claude-sonnet-5-5",
                                java.util.List.of(
                                        "claude-sonnet-4-5 was an alias; claude-sonnet-5-5 is"
                                                + " pinned")));
    }

    @Test
    void whatTheTargetDoesNotDeclareStopsTheRewriting() {
        assertThat(stop("eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-5-5"))
                .contains("no profile \"eu\"");
        assertThat(stop("claude-sonnet-4-5-20250929[1m]", "claude-opus-4-8")).contains("[1m]");
        assertThat(stop("claude-sonnet-4-5@20250929", "claude-sonnet-5-5"))
                .contains("not offered on vertex");
    }

    @Test
    void anArnKeepsItsFront() {
        var front = "arn:aws:bedrock:eu-west-1::foundation-model/";
        assertThat(rewritten(front + "anthropic.claude-3-haiku-20240307-v1:0", "claude-haiku-4-5"))
                .extracting("name")
                .isEqualTo(front + "anthropic.claude-haiku-4-5-20251001-v1:0");
    }

    private static String stop(String text, String target) {
        return ((Rewriting.Result.Stopped) rewritten(text, target)).reason();
    }

    private static Rewriting.Result rewritten(String text, String target) {
        return new Rewriting(
                        REGISTRY,
                        REGISTRY.model(target)
                                .orElse(REGISTRY.model("claude-sonnet-5-5").orElseThrow()))
                .rewrite(text);
    }
}
