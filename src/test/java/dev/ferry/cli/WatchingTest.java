package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.tracker.TrackerException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody leaves {@code status --watch} open. */
class WatchingTest {

    private static final String WIPED = "\u001b[H\u001b[2J\u001b[3J";
    private static final String DOWN = "down";
    private static final Duration PAUSE = Duration.ofSeconds(40);

    private final List<String> shown = new ArrayList<>();
    private final List<String> warned = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    private List<String> watched(boolean terminal, String... looks) throws Exception {
        var coming = List.of(looks).iterator();
        var screen = new Terminal(terminal, false, 80);
        var output = new Watching.Output(shown::add, warned::add, screen);
        new Watching(() -> look(coming), output, () -> now)
                .run(() -> {
                    now = now.plus(PAUSE);
                    return coming.hasNext();
                });
        return shown;
    }

    private static String look(Iterator<String> coming) {
        var next = coming.next();
        if (next.equals(DOWN)) {
            throw new TrackerException(
                    TrackerException.Kind.UNAVAILABLE, "gitlab: connection refused", null);
        }
        return next;
    }

    @Test
    void aTerminalIsWipedWhenSomethingIsNewAndNotTouchedOtherwise() throws Exception {
        assertThat(watched(true, "planned", "planned", "testing", "testing"))
                .containsExactly("planned", WIPED + "testing");
    }

    @Test
    void aFileGetsOneAfterTheOther() throws Exception {
        assertThat(watched(false, "planned", "planned", "testing", "testing"))
                .containsExactly("planned", "testing");
    }

    @Test
    void whatWasSeenStaysWithItsAgeWhileTheTrackerIsDownAndComesBack() throws Exception {
        assertThat(watched(true, "planned", DOWN, DOWN, DOWN, "planned"))
                .containsExactly(
                        "planned",
                        WIPED
                                + "planned\nSeen less than a minute ago; looking again. gitlab:"
                                + " connection refused\n",
                        WIPED
                                + "planned\nSeen 1 minute ago; looking again. gitlab: connection"
                                + " refused\n",
                        WIPED
                                + "planned\nSeen 2 minutes ago; looking again. gitlab: connection"
                                + " refused\n",
                        WIPED + "planned");
    }

    @Test
    void aFileHoldsOnlyWhatWasSeenAndTheFailureIsToldOnceBesides() throws Exception {
        assertThat(watched(false, DOWN, DOWN, "planned", DOWN, DOWN, "planned"))
                .containsExactly("planned");
        assertThat(warned)
                .containsExactly(
                        "Nothing was seen yet; looking again. gitlab: connection refused",
                        "Reached again.",
                        "Seen less than a minute ago; looking again. gitlab: connection refused",
                        "Reached again.");
    }

    @Test
    void whatIsWrongWithTheQuestionEndsIt() {
        var output = new Watching.Output(shown::add, warned::add, new Terminal(true, false, 80));
        var watching =
                new Watching(
                        () -> {
                            throw Stop.usage("There is no migration called x.");
                        },
                        output,
                        () -> now);
        assertThatThrownBy(() -> watching.run(() -> true)).isInstanceOf(Stop.class);
    }
}
