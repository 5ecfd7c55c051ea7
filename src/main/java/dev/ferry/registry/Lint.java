package dev.ferry.registry;

import dev.ferry.registry.Finding.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a registry with suspicion: what a typing slip, a rotten recommendation or time did to it.
 */
public final class Lint {

    private Lint() {}

    /** By model and surface. */
    public static List<Finding> of(Registry registry, LocalDate today) {
        var findings = new ArrayList<>(NameLint.of(registry));
        for (var model : registry.models()) {
            for (var offer : model.offers().values()) {
                findings.addAll(new ReplacementLint(registry, model, offer, today).findings());
                findings.addAll(new DateLint(model, offer, today).findings());
                evidence(model, offer).forEach(findings::add);
            }
        }
        return findings.stream()
                .sorted(
                        Comparator.comparing(Finding::model)
                                .thenComparing(Finding::surface)
                                .thenComparing(Finding::rule))
                .toList();
    }

    private static Stream<Finding> evidence(Model model, Offer offer) {
        return offer.evidence().isEmpty()
                ? Stream.of(
                        new Finding(
                                Rule.EVIDENCE,
                                model.id(),
                                offer.surface(),
                                "nothing tells where this was read"))
                : Stream.empty();
    }
}
