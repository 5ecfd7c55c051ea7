package dev.ferry.migration;

import dev.ferry.registry.Model;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Retirement;
import dev.ferry.registry.Surface;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the registry has to say about a migration, beyond its dates, at the moment when somebody
 * decides: warnings in words.
 */
record Outlook(
        Registry registry,
        Catalog catalog,
        Model old,
        Model replacement,
        Map<String, List<String>> scope,
        Map<String, Cutoff> cutoffs,
        LocalDate today) {

    List<String> warnings() {
        var warnings = new ArrayList<String>();
        for (var surface : Deadlines.surfaces(scope)) {
            deadline(surface).ifPresent(warnings::add);
            gap(surface).ifPresent(warnings::add);
            afterwards(surface).ifPresent(warnings::add);
        }
        warnings.addAll(successor().warnings());
        strangers().ifPresent(warnings::add);
        return warnings;
    }

    Successor successor() {
        var since =
                cutoffs.values().stream().map(Cutoff::date).min(LocalDate::compareTo).orElse(today);
        var surfaces = Deadlines.surfaces(scope);
        return new Successor(registry, replacement, since, surfaces, today);
    }

    /** What the registry knows of the end on this surface, where the plan does not follow it. */
    private Optional<String> deadline(String surface) {
        var deadlines = new Deadlines(old, today);
        var given = Optional.ofNullable(cutoffs.get(Decisions.EVERYWHERE));
        if (given.isPresent()) {
            return deadlines
                    .firm(surface)
                    .filter(f -> f.date().isBefore(given.get().date()))
                    .map(f -> laterThanAnnounced(surface, f, given.get()));
        }
        if (cutoffs.containsKey(surface)) {
            return Optional.empty();
        }
        return Optional.of(
                deadlines.isOver(surface) ? alreadyOff(surface, deadlines) : noCutoff(surface));
    }

    private String laterThanAnnounced(String surface, Cutoff announced, Cutoff given) {
        return "The cutoff %s (%s) is later than the %s that %s announced."
                .formatted(given.date(), given.source(), announced.date(), surface);
    }

    private String alreadyOff(String surface, Deadlines deadlines) {
        return "%s has switched %s off%s already; %s may be failing now."
                .formatted(
                        surface,
                        old.id(),
                        deadlines.firm(surface).map(c -> " (" + c.date() + ")").orElse(""),
                        features(surface));
    }

    private String noCutoff(String surface) {
        return old.on(surface)
                .flatMap(o -> o.retires())
                .flatMap(r -> unsure(surface, r))
                .orElseGet(() ->
                        "%s has announced no end of %s; the dates of %s are counted from the start."
                                .formatted(surface, old.id(), features(surface)));
    }

    private Optional<String> unsure(String surface, Retirement retirement) {
        var day = retirement.wholeMonth() ? "in the month of " : "on ";
        var kind =
                switch (retirement.certainty()) {
                    case TENTATIVE -> "tentatively retires it " + day;
                    case NOT_SOONER_THAN -> "retires it not sooner than ";
                    case FIRM, NONE -> "";
                };
        return Optional.of(kind)
                .filter(k -> !k.isEmpty())
                .map(k ->
                        "%s has no firm end on %s (which %s%s): that is not taken for a cutoff. Plan for a day with `--cutoff DATE`; until then the dates of %s are counted from the start."
                                .formatted(
                                        old.id(),
                                        surface,
                                        k,
                                        retirement.date(),
                                        features(surface)));
    }

    private Optional<String> gap(String surface) {
        var others = new TreeSet<>(replacement.offers().keySet());
        return others.contains(surface)
                ? Optional.empty()
                : Optional.of(
                        "%s is not offered on %s (used by %s); %s."
                                .formatted(
                                        replacement.id(),
                                        surface,
                                        features(surface),
                                        others.isEmpty()
                                                ? "the registry knows no surface that has it"
                                                : "it is on " + Words.list(others)));
    }

    private Optional<String> afterwards(String surface) {
        if (!cutoffs.containsKey(surface) && !cutoffs.containsKey(Decisions.EVERYWHERE)) {
            return Optional.empty();
        }
        var after = registry.surface(surface).map(Surface::afterRetirement);
        return after.flatMap(a ->
                switch (a) {
                    case REROUTE ->
                            Optional.of(
                                    "After the cutoff %s answers calls for %s with another model, perhaps at another price: no error will tell."
                                            .formatted(surface, old.id()));
                    case AUTO_UPGRADE ->
                            Optional.of(
                                    "After the cutoff %s moves deployments of %s to a newer version by itself: no error will tell."
                                            .formatted(surface, old.id()));
                    case FAIL, UNKNOWN -> Optional.<String>empty();
                });
    }

    /**
     * Features that were named although nothing says that they use the old model, or have moved.
     */
    private Optional<String> strangers() {
        var strangers =
                scope.keySet().stream()
                        .filter(id -> catalog.feature(id).filter(this::isConcerned).isEmpty())
                        .sorted()
                        .toList();
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "config/features.yaml does not say that %s %s %s."
                                .formatted(
                                        Words.features(known(strangers)),
                                        strangers.size() == 1 ? "uses" : "use",
                                        old.id()));
    }

    private boolean isConcerned(Feature feature) {
        return feature.uses().stream()
                .map(Feature.Use::model)
                .anyMatch(m -> m.equals(old.id()) || m.equals(replacement.id()));
    }

    private String features(String surface) {
        return Words.features(known(Deadlines.on(surface, scope)));
    }

    private List<Feature> known(Collection<String> ids) {
        return ids.stream().flatMap(id -> catalog.feature(id).stream()).toList();
    }
}
