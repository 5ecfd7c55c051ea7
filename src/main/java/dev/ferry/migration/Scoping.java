package dev.ferry.migration;

import dev.ferry.registry.Model;
import dev.ferry.registry.Registry;
import dev.ferry.text.Nearest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides which features move, and on which surfaces each of them calls the old model. */
record Scoping(Registry registry, Catalog catalog) {

    private static final String ALL = "all";

    /** Surfaces by feature; never empty. */
    Map<String, List<String>> scope(Model old, Request request) {
        request.surface().ifPresent(s -> checkSurface(old, s));
        var scope = new TreeMap<String, List<String>>();
        features(old, request).forEach(f -> scope.put(f.id(), surfaces(f, old, request.surface())));
        if (scope.isEmpty()) {
            throw nobodyUses(old, request);
        }
        return scope;
    }

    /** Surfaces of one feature that is named, whether it uses the model or not. */
    List<String> surfaces(Feature feature, Model old, Optional<String> only) {
        return only.map(List::of)
                .or(() -> nonEmpty(usedSurfaces(feature, old)))
                .orElseGet(() -> probableSurfaces(feature, old));
    }

    /** The groups in which {@link Decisions} keep a scope. */
    static List<Decisions.Scope> grouped(Map<String, List<String>> scope, LocalDate since) {
        var bySurfaces =
                scope.keySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        id -> String.join(" ", scope.getOrDefault(id, List.of())),
                                        TreeMap::new,
                                        Collectors.toList()));
        return bySurfaces.values().stream()
                .map(ids ->
                        new Decisions.Scope(
                                since, scope.getOrDefault(ids.getFirst(), List.of()), ids))
                .toList();
    }

    private Collection<Feature> features(Model old, Request request) {
        if (request.features().equals(List.of(ALL))) {
            return catalog.features();
        }
        if (!request.features().isEmpty()) {
            var names = new Names(registry, catalog);
            return request.features().stream().map(names::feature).toList();
        }
        return catalog.features().stream().filter(f -> uses(f, old, request.surface())).toList();
    }

    static boolean uses(Feature feature, Model old, Optional<String> surface) {
        return feature.uses().stream()
                .filter(u -> u.model().equals(old.id()))
                .anyMatch(u -> surface.isEmpty() || surface.get().equals(u.surface()));
    }

    private static List<String> usedSurfaces(Feature feature, Model old) {
        return feature.uses().stream()
                .filter(u -> u.model().equals(old.id()))
                .map(Feature.Use::surface)
                .distinct()
                .sorted()
                .toList();
    }

    /** Where a feature that does not say that it uses the model would call it. */
    private List<String> probableSurfaces(Feature feature, Model old) {
        var offered = new TreeSet<>(old.offers().keySet());
        var own = new TreeSet<String>();
        feature.uses().forEach(u -> own.add(u.surface()));
        own.retainAll(offered);
        var firstParty = offered.stream().filter(this::firstParty).toList();
        return nonEmpty(List.copyOf(own))
                .or(() -> nonEmpty(firstParty))
                .orElseGet(() -> List.copyOf(offered));
    }

    private boolean firstParty(String surface) {
        return registry.surface(surface).filter(s -> s.firstParty()).isPresent();
    }

    private static Optional<List<String>> nonEmpty(List<String> list) {
        return Optional.of(list).filter(l -> !l.isEmpty());
    }

    private void checkSurface(Model old, String surface) {
        Set<String> known = new TreeSet<>(old.offers().keySet());
        catalog.features().forEach(f -> f.uses().forEach(u -> known.add(u.surface())));
        if (!known.contains(surface) && registry.surface(surface).isEmpty()) {
            throw new Refusal(
                    surface,
                    "The registry knows no surface \"" + surface + "\".",
                    Names.didYouMean(Nearest.to(surface, known))
                            + old.id()
                            + " is offered on "
                            + Words.list(new TreeSet<>(old.offers().keySet()))
                            + ".");
        }
    }

    private Refusal nobodyUses(Model old, Request request) {
        var used = new ArrayList<>(modelsInUse());
        return new Refusal(
                request.old(),
                "No feature in config/features.yaml uses "
                        + old.id()
                        + request.surface().map(s -> " on " + s).orElse("")
                        + ".",
                used.isEmpty()
                        ? "No feature says which model it uses; name some with `--features a,b`."
                        : "In use are: "
                                + String.join(", ", used)
                                + ". Or name the features with `--features a,b`.");
    }

    private Set<String> modelsInUse() {
        var used = new TreeSet<String>();
        catalog.features().forEach(f -> f.uses().forEach(u -> used.add(u.model())));
        return used;
    }
}
