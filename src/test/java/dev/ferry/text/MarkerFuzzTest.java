package dev.ferry.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A marker holds whatever it is given. Tried with fixed texts, and searched for a few seconds in
 * every build.
 */
class MarkerFuzzTest {

    @Test
    void holdsForTextsOfAnyPieces() {
        Hostile.randoms(2, 30).limit(300).forEach(this::aMarkerHoldsItsValue);
    }

    @MethodSource("dev.ferry.text.Hostile#seeds")
    @FuzzTest(maxDuration = "5s")
    void aMarkerHoldsItsValue(@NotNull String text) {
        var marker = new Marker("reply", Map.of("to", text));

        assertThat(Marker.all(marker.text(), "reply")).containsExactly(marker);
        assertThat(marker.text().lines()).hasSize(1);
        assertThat(marker.text().substring(4, marker.text().length() - 3))
                .doesNotContain("--", "<", ">");
        assertThat(Marker.all(text + "\n" + marker.text(), "reply")).endsWith(marker);
    }
}
