package dev.ferry.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.ferry.text.Hostile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a comment says is understood or explained. Tried with fixed texts, and searched for a
 * few seconds in every build.
 */
class CommandFuzzTest {

    static Stream<String> seeds() {
        return Stream.of(Grammar.examples(), Hostile.seeds(), commands().limit(20))
                .flatMap(texts -> texts);
    }

    static Stream<String> commands() {
        return Hostile.randoms(5, 20).map(text -> "/migrate " + text);
    }

    @Test
    void theLawsHoldForTextsOfAnyPieces() {
        commands().limit(600).forEach(this::everyCommandIsUnderstoodOrExplained);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5s")
    void everyCommandIsUnderstoodOrExplained(@NotNull String text) {
        var parsed = Grammar.PARSER.parse(text);

        parsed.forEach(CommandFuzzTest::check);
        assertThat(parsed).hasSizeLessThanOrEqualTo(CommandParser.MOST + 1);
        assertThat(parsed).extracting(Parsed::line).isSorted();
        var handled = parsed.stream().map(Parsed::canonical).toList();
        assertThat(Grammar.PARSER.parseNew(text, handled)).isEmpty();
    }

    private static void check(Parsed parsed) {
        switch (parsed) {
            case Parsed.Ok(var call) -> {
                var again = Grammar.ok(call.canonical());
                assertThat(again.canonical()).isEqualTo(call.canonical());
                assertThat(again.verb()).isEqualTo(call.verb());
                assertThat(again.options().keySet()).isEqualTo(call.options().keySet());
            }
            case Parsed.Mistake mistake -> {
                assertThat(mistake.sourceLine()).startsWithIgnoringCase(CommandParser.COMMAND);
                assertThat(mistake.column()).isBetween(1, mistake.sourceLine().length() + 2);
                assertThat(mistake.length()).isPositive();
                MistakeTextTest.assertInert(MistakeText.markdown(mistake));
            }
        }
    }
}
