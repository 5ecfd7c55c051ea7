package dev.ferry.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model, pinned: the same weights wherever they are served.
 *
 * @param id our own stable key, {@code [a-z0-9.-]+}; not a wire id
 * @param breaking what breaks calls written for older models of the family, in words for the issue
 * @param offers by surface id
 */
public record Model(
        String id,
        String provider,
        Optional<String> family,
        Optional<LocalDate> released,
        List<String> breaking,
        Map<String, Offer> offers) {

    public Model {
        breaking = List.copyOf(breaking);
        offers = Map.copyOf(offers);
    }

    public Optional<Offer> on(String surface) {
        return Optional.ofNullable(offers.get(surface));
    }
}
