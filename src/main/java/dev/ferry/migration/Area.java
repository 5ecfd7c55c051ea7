package dev.ferry.migration;

import dev.ferry.registry.Registry;
import dev.ferry.text.Nearest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The scope of a running migration, and how features come into it and leave it. */
record Area(Planner planner, Registry registry, Catalog catalog, Decisions now) {

    /** The feature, which has to be in scope. */
    String inScope(String feature) {
        if (now.features().contains(feature)) {
            return feature;
        }
        new Names(registry, catalog).feature(feature);
        throw new Refusal(
                feature,
                "\"" + feature + "\" is not part of this migration.",
                Names.didYouMean(Nearest.to(feature, now.features()))
                        + "`/migrate add "
                        + feature
                        + "` takes it in.");
    }

    /** Those that are not in scope yet. Names that nobody knows are refused. */
    List<Feature> fresh(List<String> features) {
        var names = new Names(registry, catalog);
        return features.stream()
                .distinct()
                .map(names::feature)
                .filter(f -> !now.features().contains(f.id()))
                .toList();
    }

    Decisions with(List<Feature> fresh, LocalDate today) {
        var old = planner.model(now.oldModel());
        var scoping = new Scoping(registry, catalog);
        var added = new TreeMap<String, List<String>>();
        fresh.forEach(f -> added.put(f.id(), scoping.surfaces(f, old, Optional.empty())));
        var scope = new ArrayList<>(now.scope());
        scope.addAll(Scoping.grouped(added, today));
        return now.scoped(scope, cutoffs(added, new Deadlines(old, today)));
    }

    Decisions without(List<String> features) {
        features.forEach(this::inScope);
        var rest =
                now.scope().stream()
                        .map(s -> without(s, features))
                        .filter(s -> !s.features().isEmpty())
                        .toList();
        if (rest.isEmpty()) {
            throw new Refusal(
                    features.getFirst(),
                    "No feature would be left in this migration.",
                    "`/migrate cancel` ends it.");
        }
        return now.scoped(rest, now.cutoffs());
    }

    private static Decisions.Scope without(Decisions.Scope scope, List<String> features) {
        var staying = scope.features().stream().filter(f -> !features.contains(f)).toList();
        return new Decisions.Scope(scope.since(), scope.surfaces(), staying);
    }

    /** Dates that were decided stay; surfaces that are new to the migration bring theirs. */
    private Map<String, Cutoff> cutoffs(Map<String, List<String>> added, Deadlines deadlines) {
        var everywhere = cutoff(Decisions.EVERYWHERE);
        if (everywhere.isPresent()) {
            deadlines.checkGiven(everywhere.get().date());
            return now.cutoffs();
        }
        var surfaces = Deadlines.surfaces(added);
        surfaces.retainAll(now.cutoffs().keySet());
        surfaces.forEach(s -> cutoff(s).ifPresent(c -> deadlines.checkGiven(c.date())));
        var fresh = Deadlines.surfaces(added);
        fresh.removeAll(surfaces);
        var cutoffs = new TreeMap<>(now.cutoffs());
        cutoffs.putAll(deadlines.announced(fresh, added, now.kind() == Kind.DEPRECATION));
        return cutoffs;
    }

    private Optional<Cutoff> cutoff(String surface) {
        return Optional.ofNullable(now.cutoffs().get(surface));
    }
}
