package dev.ferry.bench;

import java.util.Optional;

/**
 * A measured number.
 *
 * @param what for people
 * @param unit for people: {@code /s}, {@code ms}, {@code x} …
 * @param bar what it has to reach, where something is promised
 */
record Figure(String what, Samples samples, String unit, Optional<Bar> bar) {

    record Bar(boolean atLeast, double value) {}

    Figure(String what, Samples samples, String unit) {
        this(what, samples, unit, Optional.empty());
    }

    Figure(String what, double once, String unit) {
        this(what, Samples.of(once), unit);
    }

    Figure atLeast(double least) {
        return new Figure(what, samples, unit, Optional.of(new Bar(true, least)));
    }

    Figure under(double most) {
        return new Figure(what, samples, unit, Optional.of(new Bar(false, most)));
    }

    boolean holds() {
        return bar.map(b ->
                        b.atLeast() ? samples.median() >= b.value() : samples.median() < b.value())
                .orElse(true);
    }
}
