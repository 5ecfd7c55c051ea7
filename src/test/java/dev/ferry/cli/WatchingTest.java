package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody leaves {@code status --watch} open. */
class WatchingTest {

    private final Iterator<String> looks =
            List.of("planned", "planned", "testing", "testing").iterator();
    private final List<String> shown = new ArrayList<>();

    private List<String> watched(boolean terminal) throws Exception {
        var screen = new Terminal(terminal, false, 80);
        new Watching(looks::next, shown::add, screen).run(looks::hasNext);
        return shown;
    }

    @Test
    void aTerminalIsWipedWhenSomethingIsNewAndNotTouchedOtherwise() throws Exception {
        assertThat(watched(true)).containsExactly("planned", "\u001b[H\u001b[2J\u001b[3Jtesting");
    }

    @Test
    void aFileGetsOneAfterTheOther() throws Exception {
        assertThat(watched(false)).containsExactly("planned", "testing");
    }
}
