package dev.ferry.cli;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Looks again and again, and shows what is new, each time on an empty screen. */
record Watching(Callable<String> look, Consumer<String> show, Terminal terminal) {

    /** The time between two looks. */
    interface Pause {

        /**
         * @return false when nobody watches any more
         */
        boolean isOver() throws InterruptedException;
    }

    void run(Pause pause) throws Exception {
        var shown = look.call();
        show.accept(shown);
        while (pause.isOver()) {
            var now = look.call();
            if (!now.equals(shown)) {
                show.accept(terminal.wiped() + now);
                shown = now;
            }
        }
    }
}
