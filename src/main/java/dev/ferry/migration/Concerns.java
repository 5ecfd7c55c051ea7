package dev.ferry.migration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What one should know of a plan before saying yes to it, in words. */
final class Concerns {

    private Concerns() {}

    static List<String> of(Decisions decisions, List<Plan.Item> issues) {
        var concerns = new ArrayList<>(decisions.warnings());
        compressed(issues).ifPresent(concerns::add);
        lateStart(decisions.plannedOn(), issues).ifPresent(concerns::add);
        concerns.addAll(TooManyStages.in(issues));
        left(decisions, issues).ifPresent(concerns::add);
        return concerns;
    }

    private static Optional<String> compressed(List<Plan.Item> issues) {
        return named(issues, Plan.Item::compressed)
                .map(names ->
                        "Compressed schedule: the usual due window was over for %s when this was planned; every date is still before the cutoff."
                                .formatted(names));
    }

    private static Optional<String> lateStart(LocalDate plannedOn, List<Plan.Item> issues) {
        return named(issues, i -> i.startBy().isBefore(plannedOn))
                .map(names ->
                        "Late start: by the effort, work on %s should have begun before %s."
                                .formatted(names, plannedOn));
    }

    private static Optional<String> left(Decisions decisions, List<Plan.Item> issues) {
        var missing = new TreeSet<>(decisions.features());
        issues.forEach(i -> missing.remove(i.feature().id()));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "No longer in config/features.yaml, and so no longer planned: %s."
                                .formatted(Words.list(missing)));
    }

    /** Those issues' features as people call them; empty: there are none. */
    static Optional<String> named(List<Plan.Item> issues, Predicate<Plan.Item> which) {
        var features = issues.stream().filter(which).map(Plan.Item::feature).toList();
        return features.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        features.size() == issues.size() && features.size() > 1
                                ? "each of the " + features.size() + " features"
                                : Words.features(features));
    }
}
