package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.render.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A status at terminals of several kinds. */
class StatusTextTest {

    private static final String RED = "\u001b[31mlate\u001b[0m";

    @Test
    void aTerminalShowsTheHealthInItsColour() {
        var lines = lines(Map.of("CLICOLOR_FORCE", "1", "COLUMNS", "120"));
        assertThat(lines).contains(RED, "cutoff 2027-01-14 (in 54 days)", "FEATURE", "ISSUE");
    }

    @Test
    void whoWantsNoColourGetsNone() {
        assertThat(lines(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"))).doesNotContain("\u001b");
        assertThat(lines(Map.of())).doesNotContain("\u001b");
        assertThat(lines(Map.of("CLICOLOR_FORCE", "1", "TERM", "dumb"))).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 72, 80, 100, 200})
    void noLineIsWiderThanTheTerminal(int columns) {
        var text = lines(Map.of("COLUMNS", Integer.toString(columns)));
        assertThat(text.lines().skip(1))
                .allSatisfy(l -> assertThat(Cells.width(l)).isLessThanOrEqualTo(columns));
        assertThat(text).contains("PHASE", "HEALTH");
        assertThat(text.contains("ISSUE")).isEqualTo(columns >= 100);
    }

    private static String lines(Map<String, String> environment) {
        var status = Samples.status(Samples.deprecation());
        return String.join(
                "\n", new StatusText(Terminal.of(environment)).lines("a-to-b-1", status));
    }
}
