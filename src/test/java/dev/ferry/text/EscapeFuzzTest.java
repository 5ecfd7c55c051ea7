package dev.ferry.text;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Escaped text never acts. Tried with fixed texts, and searched for a few seconds in every build.
 */
class EscapeFuzzTest {

    @Test
    void holdsForTextsOfAnyPieces() {
        Hostile.randoms(2, 30).limit(300).forEach(this::escapedTextNeverActs);
    }

    @MethodSource("dev.ferry.text.Hostile#seeds")
    @FuzzTest(maxDuration = "5s")
    void escapedTextNeverActs(@NotNull String text) {
        EscapeTest.assertInert(Escape.inline(text), text);
        EscapeTest.assertInert(Escape.code(text), text);
        if (!Escape.plain(text).isEmpty()) {
            EscapeTest.assertBlock(text);
        }
    }
}
