package dev.ferry.cli;

import dev.ferry.store.StoreException;
import dev.ferry.tracker.TrackerException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Looks again and again, and shows what is new, each time on an empty screen. Where a tracker or
 * the database cannot be reached, what was seen last stays, with its age and the reason, until it
 * can.
 */
final class Watching {

    /** The time between two looks. */
    interface Pause {

        /**
         * @return false when nobody watches any more
         */
        boolean isOver() throws InterruptedException;
    }

    /**
     * @param show prints what was seen
     * @param warn prints, where there is no screen, that nothing could be seen
     */
    record Output(Consumer<String> show, Consumer<String> warn, Terminal terminal) {}

    private final Callable<String> look;
    private final Output output;
    private final InstantSource clock;
    private String seen = "";
    private Optional<Instant> seenAt = Optional.empty();
    private String onScreen = "";
    private boolean failing;

    Watching(Callable<String> look, Output output, InstantSource clock) {
        this.look = look;
        this.output = output;
        this.clock = clock;
    }

    void run(Pause pause) throws Exception {
        do {
            try {
                saw(look.call());
            } catch (TrackerException | StoreException e) {
                failed(Objects.requireNonNullElse(e.getMessage(), e.toString()));
            }
        } while (pause.isOver());
    }

    private void saw(String now) {
        if (failing && !output.terminal().isTerminal()) {
            output.warn().accept("Reached again.");
        }
        failing = false;
        seen = now;
        seenAt = Optional.of(clock.instant());
        show(now);
    }

    private void failed(String reason) {
        var note = age() + "; looking again. " + reason;
        if (output.terminal().isTerminal()) {
            var warning = output.terminal().paint(Terminal.Tone.WARN, note);
            show(seen.isEmpty() ? warning + "\n" : seen + "\n" + warning + "\n");
        } else if (!failing) {
            output.warn().accept(note);
        }
        failing = true;
    }

    private void show(String screen) {
        if (!screen.equals(onScreen)) {
            output.show().accept((onScreen.isEmpty() ? "" : output.terminal().wiped()) + screen);
            onScreen = screen;
        }
    }

    private String age() {
        return seenAt.map(at -> "Seen " + spoken(Duration.between(at, clock.instant())))
                .orElse("Nothing was seen yet");
    }

    private static String spoken(Duration age) {
        long minutes = age.toMinutes();
        return minutes == 0
                ? "less than a minute ago"
                : minutes + (minutes == 1 ? " minute ago" : " minutes ago");
    }
}
