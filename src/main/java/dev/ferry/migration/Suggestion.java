package dev.ferry.migration;

import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Replacement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A migration to try first: one that could begin today, towards a replacement that somebody
 * recommends.
 *
 * @param command as it is written in an issue
 */
public record Suggestion(String command, int features) {

    /** Of those with a cutoff, or else of all, the one that concerns the most features. */
    public static Optional<Suggestion> of(Registry registry, Catalog catalog, LocalDate today) {
        var planner = new Planner(registry, catalog);
        return catalog.features().stream()
                .flatMap(f -> f.uses().stream())
                .map(Feature.Use::model)
                .distinct()
                .flatMap(old -> moves(registry, old))
                .flatMap(move -> plan(planner, move, today).stream())
                .max(
                        Comparator.comparing((Plan p) -> p.cutoff().isPresent())
                                .thenComparing(p -> p.issues().size())
                                .thenComparing(p -> p.oldModel().id(), Comparator.reverseOrder()))
                .map(p ->
                        new Suggestion(
                                "/migrate " + p.oldModel().id() + " to " + p.newModel().id(),
                                p.issues().size()));
    }

    private record Move(String old, String replacement) {}

    private static Stream<Move> moves(Registry registry, String old) {
        return registry.model(old).stream()
                .flatMap(m -> m.offers().values().stream())
                .map(Offer::replacements)
                .flatMap(List::stream)
                .map(Replacement::model)
                .distinct()
                .map(replacement -> new Move(old, replacement));
    }

    private static Optional<Plan> plan(Planner planner, Move move, LocalDate today) {
        return planner.begin(Request.of(move.old(), move.replacement()), today)
                        instanceof Planned.Ok(var plan)
                ? Optional.of(plan)
                : Optional.empty();
    }
}
