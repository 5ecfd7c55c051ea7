package dev.ferry.provider;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.sync.End;
import dev.ferry.registry.sync.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * Fields {@code modelId, providerName, modelLifecycle.{status, startOfLifeTime, legacyTime,
 * endOfLifeTime}}. While a model is active, {@code endOfLifeTime} is the day before which it does
 * not end: AWS promises months of notice, and gives it by making the model legacy. Of models
 * launched from 7 September 2026 it is set from the beginning. An active model without one may
 * still have a bound that was read elsewhere. What ended is not listed.
 */
final class BedrockListing {

    private BedrockListing() {}

    static Sighting sighting(Fields model) {
        var life = model.in("modelLifecycle");
        var lifecycle = life.text("status").flatMap(BedrockListing::lifecycle);
        boolean legacy = lifecycle.equals(Optional.of(Lifecycle.DEPRECATED));
        return new Sighting(
                Lister.BEDROCK.surface(),
                List.of(model.name("modelId")),
                model.text("providerName"),
                lifecycle,
                legacy ? life.day("legacyTime") : Optional.empty(),
                end(life, lifecycle),
                life.day("startOfLifeTime"));
    }

    private static Optional<Lifecycle> lifecycle(String word) {
        return switch (word) {
            case "ACTIVE" -> Optional.of(Lifecycle.ACTIVE);
            case "LEGACY" -> Optional.of(Lifecycle.DEPRECATED);
            default -> Optional.empty();
        };
    }

    /** Older clients of AWS leave the times out, so that a missing one says nothing. */
    private static End end(Fields life, Optional<Lifecycle> lifecycle) {
        return life.end(
                "endOfLifeTime",
                lifecycle.map(
                        l -> l == Lifecycle.ACTIVE ? Certainty.NOT_SOONER_THAN : Certainty.FIRM));
    }
}
