package dev.ferry.provider;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.sync.End;
import dev.ferry.registry.sync.Sighting;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Fields {@code model.{format, name, version, lifecycleStatus, deprecation.{inference,
 * deprecationStatus}, skus[].deprecationDate}}. The day on which inference ends counts; where it is
 * not given, the first day on which one of the SKUs goes. {@code deprecation.fineTune} is about
 * training.
 */
final class AzureListing {

    private AzureListing() {}

    static Sighting sighting(Fields item) {
        var model = item.in("model");
        var name = model.name("name");
        return new Sighting(
                Lister.AZURE.surface(),
                model.text("version").map(v -> List.of(name + "-" + v, name)).orElse(List.of(name)),
                model.text("format"),
                model.text("lifecycleStatus").flatMap(AzureListing::lifecycle),
                Optional.empty(),
                end(model),
                Optional.empty());
    }

    /** By Microsoft's own words, calls of a model that is "Deprecated" fail. */
    private static Optional<Lifecycle> lifecycle(String word) {
        return switch (word) {
            case "Preview" -> Optional.of(Lifecycle.PREVIEW);
            case "GenerallyAvailable", "Stable" -> Optional.of(Lifecycle.ACTIVE);
            case "Deprecating" -> Optional.of(Lifecycle.DEPRECATED);
            case "Deprecated" -> Optional.of(Lifecycle.RETIRED);
            default -> Optional.empty();
        };
    }

    private static End end(Fields model) {
        var deprecation = model.in("deprecation");
        var certainty = deprecation.text("deprecationStatus").flatMap(AzureListing::certainty);
        return deprecation
                .day("inference")
                .or(() ->
                        model.each("skus")
                                .flatMap(sku -> sku.day("deprecationDate").stream())
                                .min(Comparator.naturalOrder()))
                .<End>map(day -> new End.On(day, certainty))
                .orElseGet(() -> deprecation.has("inference") ? new End.Open() : new End.Silent());
    }

    private static Optional<Certainty> certainty(String word) {
        return switch (word) {
            case "Planned" -> Optional.of(Certainty.FIRM);
            case "Tentative" -> Optional.of(Certainty.TENTATIVE);
            default -> Optional.empty();
        };
    }
}
