package dev.ferry.glql.eval;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What people said below an item, as far as anybody may read it.
 *
 * @param last empty: nobody said anything
 */
public record Talk(Optional<Said> last) {

    /**
     * @param text its beginning, on one line
     */
    public record Said(String who, LocalDate day, String text) {

        String line() {
            return "%s, %s: %s".formatted(who, day, text);
        }
    }
}
