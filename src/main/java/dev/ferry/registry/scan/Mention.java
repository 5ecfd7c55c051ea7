package dev.ferry.registry.scan;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A place in a text that names a model.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @param text as it stands there
 * @param offers where the model is called like this, the one that ends first first
 */
public record Mention(int line, int column, String text, Model model, List<Offer> offers) {

    private static final Comparator<Offer> FIRST_END =
            Comparator.comparing((Offer o) -> end(o).orElse(LocalDate.MAX))
                    .thenComparing(Offer::surface);

    public Mention {
        offers = offers.stream().sorted(FIRST_END).toList();
    }

    /** The day on which it is switched off for sure, first of all platforms. */
    public Optional<LocalDate> end() {
        return offers.stream().flatMap(o -> end(o).stream()).findFirst();
    }

    /** What to use instead where it ends first, where somebody said so. */
    public Optional<String> instead() {
        return offers.stream()
                .flatMap(o -> o.replacements().stream())
                .map(r -> r.model())
                .findFirst();
    }

    private static Optional<LocalDate> end(Offer offer) {
        return offer.retires().filter(r -> r.certainty() == Certainty.FIRM).map(r -> r.date());
    }
}
