package dev.ferry.tracker;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A milestone or iteration, and the days that it runs where the tracker knows them.
 *
 * @param id by which the tracker numbers it, where people ask for it by that
 */
public record Timebox(
        Optional<Long> id,
        String title,
        Optional<LocalDate> start,
        Optional<LocalDate> due,
        boolean open) {

    public static Timebox named(
            String title, Optional<LocalDate> start, Optional<LocalDate> due, boolean open) {
        return new Timebox(Optional.empty(), title, start, due, open);
    }
}
