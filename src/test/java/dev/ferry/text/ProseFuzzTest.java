package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lines of a text are all of it. Tried with fixed texts, and searched for a few seconds in
 * every build.
 */
class ProseFuzzTest {

    @Test
    void holdsForTextsOfAnyPieces() {
        Hostile.randoms(2, 30).limit(300).forEach(this::linesAreThoseOfTheText);
    }

    @MethodSource("dev.ferry.text.Hostile#seeds")
    @FuzzTest(maxDuration = "5s")
    void linesAreThoseOfTheText(@NotNull String text) {
        var lines = Prose.of(text).lines();

        assertThat(lines).hasSize(text.split("\r\n|\r|\n", -1).length);
        assertThat(lines).allMatch(line -> text.startsWith(line.text(), line.start()));
    }
}
