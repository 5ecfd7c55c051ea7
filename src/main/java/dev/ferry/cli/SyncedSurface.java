package dev.ferry.cli;

import dev.ferry.migration.Feature;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Retirement;
import dev.ferry.registry.sync.Comparison;
import dev.ferry.registry.sync.Corrected;
import dev.ferry.registry.sync.Difference;
import dev.ferry.registry.sync.Listing;
import dev.ferry.registry.sync.Urgency;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One surface, held against its provider's list, and whom the differences concern.
 *
 * @param source where the list came from, in words
 * @param rows worst first
 */
record SyncedSurface(String source, Listing listing, List<Row> rows, List<Gap> gaps) {

    /** A difference and the features that call the model there. */
    record Row(Difference difference, List<String> features) {

        Urgency urgency() {
            return Urgency.of(difference);
        }

        private boolean isUnused() {
            return features.isEmpty();
        }

        private LocalDate day() {
            return SyncWords.now(difference).map(Retirement::date).orElse(LocalDate.MAX);
        }
    }

    /** An end without a replacement that somebody confirmed, of a model that features call. */
    record Gap(String model, String surface, Corrected state, List<String> features) {}

    private static final Comparator<Row> WORST_FIRST =
            Comparator.comparing(Row::urgency)
                    .thenComparing(Row::isUnused)
                    .thenComparing(Row::day)
                    .thenComparing(r -> r.difference().subject());

    static SyncedSurface of(
            Registry registry, List<Feature> features, String source, Listing listing) {
        var differences = Comparison.of(registry, listing);
        var rows =
                differences.stream()
                        .map(d -> new Row(d, users(features, d.subject(), d.surface())))
                        .sorted(WORST_FIRST)
                        .toList();
        var gaps =
                features.stream()
                        .flatMap(f -> f.uses().stream())
                        .distinct()
                        .filter(use -> use.surface().equals(listing.surface()))
                        .flatMap(use -> gap(registry, features, use, differences).stream())
                        .toList();
        return new SyncedSurface(source, listing, rows, gaps);
    }

    private static Optional<Gap> gap(
            Registry registry,
            List<Feature> features,
            Feature.Use use,
            List<Difference> differences) {
        return registry.model(use.model())
                .flatMap(m -> m.on(use.surface()))
                .filter(offer -> offer.replacements().isEmpty())
                .map((Offer offer) -> Corrected.of(offer, differences))
                .filter(Corrected::isEnding)
                .map(state ->
                        new Gap(
                                use.model(),
                                use.surface(),
                                state,
                                users(features, use.model(), use.surface())));
    }

    private static List<String> users(List<Feature> features, String model, String surface) {
        var use = new Feature.Use(model, surface);
        return features.stream().filter(f -> f.uses().contains(use)).map(Feature::id).toList();
    }

    String surface() {
        return listing.surface();
    }

    Urgency worst() {
        return rows.isEmpty() ? Urgency.NEW_MODEL : rows.getFirst().urgency();
    }
}
