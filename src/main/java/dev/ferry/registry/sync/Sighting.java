package dev.ferry.registry.sync;

import dev.ferry.registry.Offer.Lifecycle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One model as a provider lists it. What a listing does not tell is empty, and contradicts nothing.
 *
 * @param names what it is called there, the most exact name first
 * @param maker who makes it, in the listing's words
 * @param deprecated the day on which its end was announced
 */
public record Sighting(
        String surface,
        List<String> names,
        Optional<String> maker,
        Optional<Lifecycle> lifecycle,
        Optional<LocalDate> deprecated,
        End end,
        Optional<LocalDate> released) {

    public Sighting {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a model without a name");
        }
    }

    public String name() {
        return names.getFirst();
    }

    boolean saysTheSameAs(Sighting other) {
        return lifecycle.equals(other.lifecycle)
                && deprecated.equals(other.deprecated)
                && end.equals(other.end);
    }
}
