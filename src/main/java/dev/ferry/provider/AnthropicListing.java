package dev.ferry.provider;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.sync.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * Fields {@code id, lifecycle, deprecated_at, retires_at, created_at}. Only {@code lifecycle} says
 * that a model is retired: a day that has passed on a deprecated one means that it is overdue.
 * Until a model is deprecated its day is the earliest possible one.
 */
final class AnthropicListing {

    private AnthropicListing() {}

    static Sighting sighting(Fields model) {
        var lifecycle = model.text("lifecycle").flatMap(AnthropicListing::lifecycle);
        return new Sighting(
                Lister.ANTHROPIC.surface(),
                List.of(model.name("id")),
                Optional.of("anthropic"),
                lifecycle,
                model.day("deprecated_at"),
                model.end("retires_at", lifecycle.map(AnthropicListing::certainty)),
                model.day("created_at"));
    }

    private static Optional<Lifecycle> lifecycle(String word) {
        return switch (word) {
            case "active" -> Optional.of(Lifecycle.ACTIVE);
            case "deprecated" -> Optional.of(Lifecycle.DEPRECATED);
            case "retired" -> Optional.of(Lifecycle.RETIRED);
            default -> Optional.empty();
        };
    }

    private static Certainty certainty(Lifecycle lifecycle) {
        return lifecycle == Lifecycle.ACTIVE ? Certainty.NOT_SOONER_THAN : Certainty.FIRM;
    }
}
