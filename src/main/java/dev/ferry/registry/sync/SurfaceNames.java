package dev.ferry.registry.sync;

import dev.ferry.registry.Model;
import dev.ferry.registry.ModelName;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the offer of one surface that a listing speaks of. */
final class SurfaceNames {

    sealed interface Match {

        /**
         * @param distance how far the name is from the current pinned id; a nearer one is believed
         */
        record Offered(Model model, Offer offer, int distance) implements Match {

            /** Not by its most exact name; where that is another one's, this is no match. */
            boolean isByLesserName() {
                return distance >= FARTHER;
            }
        }

        record Elsewhere(Model model) implements Match {}

        record Nobody(List<String> near) implements Match {}

        /** What is only its owner's, such as a fine-tune. */
        record Private() implements Match {}
    }

    /** Any name that is less exact comes after every spelling of a more exact one. */
    private static final int FARTHER = 1_000;

    private record Spelled(Model model, Offer offer, int distance) {}

    private final Registry registry;
    private final String surface;
    private final Map<String, Spelled> spellings = new HashMap<>();

    SurfaceNames(Registry registry, String surface) {
        this.registry = registry;
        this.surface = surface;
        for (var model : registry.models()) {
            model.on(surface).ifPresent(offer -> add(model, offer));
        }
    }

    private void add(Model model, Offer offer) {
        var names = new ArrayList<>(offer.ids());
        names.addAll(offer.aliases());
        for (int i = 0; i < names.size(); i++) {
            spellings.putIfAbsent(fold(names.get(i)), new Spelled(model, offer, i));
        }
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Match of(Sighting seen) {
        for (int i = 0; i < seen.names().size(); i++) {
            var name = seen.names().get(i);
            var found = spelled(name).or(() -> resolved(name));
            if (found.isPresent()) {
                var hit = found.get();
                return new Match.Offered(hit.model(), hit.offer(), hit.distance() + i * FARTHER);
            }
        }
        return elsewhere(seen.name());
    }

    /** Exactly, or with a geo profile before it or a context window behind it. */
    private Optional<Spelled> spelled(String name) {
        var exact = Optional.ofNullable(spellings.get(fold(name)));
        if (exact.isPresent()) {
            return exact;
        }
        var parts = ModelName.parse(name);
        var front = parts.geo().map(g -> g + ".").orElse("");
        var back = parts.flavour().orElse("");
        return Optional.ofNullable(
                spellings.get(fold(name.substring(front.length(), name.length() - back.length()))));
    }

    /** A name that means one model wherever it is spelled so, and that model is offered here. */
    private Optional<Spelled> resolved(String name) {
        return registry.resolve(name) instanceof Resolution.Known known
                ? known.model()
                        .on(surface)
                        .map(offer -> new Spelled(known.model(), offer, FARTHER - 1))
                : Optional.empty();
    }

    private Match elsewhere(String name) {
        return switch (registry.resolve(name)) {
            case Resolution.Known known -> new Match.Elsewhere(known.model());
            case Resolution.Ambiguous(_, var candidates) -> new Match.Nobody(candidates);
            case Resolution.Unknown(_, var nearest) -> new Match.Nobody(nearest);
            case Resolution.Unresolvable _ -> new Match.Private();
        };
    }
}
