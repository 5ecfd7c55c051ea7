package dev.ferry.server.site;

import dev.ferry.migration.Phase;
import java.util.Arrays;
import java.util.Locale;

/** Phases as a bar or a chart stacks them, the furthest first. */
enum Step {
    COMPLETE("complete"),
    ROLLING_OUT("rolling out"),
    TESTING("testing"),
    IMPLEMENTING("implementing"),
    EVALUATING("evaluating"),
    /** Blocked, rolled back, or nobody knows: somebody has to do something first. */
    HELD("held up"),
    PLANNED("planned");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    static Step of(Phase phase) {
        return switch (phase) {
            case Phase.Complete _ -> COMPLETE;
            case Phase.RollingOut _ -> ROLLING_OUT;
            case Phase.Testing _ -> TESTING;
            case Phase.Implementing _ -> IMPLEMENTING;
            case Phase.Evaluating _ -> EVALUATING;
            case Phase.Planned _ -> PLANNED;
            case Phase.Blocked _, Phase.RolledBack _, Phase.Unclear _ -> HELD;
        };
    }

    /** By the name that the history knows a phase by; what has no step of its own is held up. */
    static Step named(String phase) {
        return Arrays.stream(values()).filter(s -> s.text.equals(phase)).findFirst().orElse(HELD);
    }

    String text() {
        return text;
    }

    /** For style sheets: {@code rolling-out}. */
    String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
