package dev.ferry.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.ferry.text.Escape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is echoed is no command. Tried with fixed texts, and searched for a few seconds in every
 * build.
 */
class EchoFuzzTest {

    @Test
    void holdsForTextsOfAnyPieces() {
        CommandFuzzTest.commands().limit(600).forEach(this::whatWasEscapedIsNoCommand);
    }

    @MethodSource("dev.ferry.command.CommandFuzzTest#seeds")
    @FuzzTest(maxDuration = "5s")
    void whatWasEscapedIsNoCommand(@NotNull String text) {
        for (var escaped :
                new String[] {
                    Escape.inline(text), Escape.cell(text), Escape.code(text), Escape.block(text)
                }) {
            assertThat(Grammar.PARSER.parse(escaped)).isEmpty();
            assertThat(Grammar.PARSER.parse("text\n" + escaped + "\ntext")).isEmpty();
        }
    }
}
