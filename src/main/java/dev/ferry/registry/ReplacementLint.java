package dev.ferry.registry;

import dev.ferry.registry.Finding.Rule;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether what is recommended instead of a model can be moved to, from where the model is. */
record ReplacementLint(Registry registry, Model model, Offer offer, LocalDate today) {

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var replacement : offer.replacements()) {
            var target = registry.model(replacement.model());
            if (target.isEmpty()) {
                findings.add(finding(Rule.TARGET, nobody(replacement.model())));
            } else if (target.get().id().equals(model.id())) {
                findings.add(finding(Rule.LOOP, "it is its own replacement"));
            } else if (!isOver()) {
                reachable(target.get()).ifPresent(findings::add);
            }
        }
        loop().ifPresent(findings::add);
        return findings;
    }

    private String nobody(String name) {
        return registry.resolve(name) instanceof Resolution.Ambiguous(_, var candidates)
                ? "the replacement \"%s\" is a family (%s), not one model"
                        .formatted(name, String.join(", ", candidates))
                : "the replacement \"%s\" is no model of this registry".formatted(name);
    }

    /** What was recommended for a model that is gone is history. */
    private boolean isOver() {
        return offer.lifecycle() == Offer.Lifecycle.RETIRED
                || end(offer).filter(d -> d.isBefore(today)).isPresent();
    }

    private Optional<Finding> reachable(Model target) {
        var there = target.on(offer.surface());
        if (there.isEmpty()) {
            var others = new TreeSet<>(target.offers().keySet());
            return Optional.of(
                    finding(
                            Rule.SURFACE_GAP,
                            "the replacement %s is not offered here, only on %s"
                                    .formatted(target.id(), String.join(", ", others))));
        }
        return there.flatMap(this::early)
                .map(when ->
                        finding(
                                Rule.RETIRES_FIRST,
                                "the replacement %s %s".formatted(target.id(), when)));
    }

    private Optional<String> early(Offer target) {
        if (target.lifecycle() == Offer.Lifecycle.RETIRED) {
            return Optional.of("is retired already");
        }
        var own = end(offer).orElse(today);
        return end(target)
                .filter(d -> !d.isAfter(own))
                .map(d -> "itself ends on " + d + ", not after " + own);
    }

    private static Optional<LocalDate> end(Offer offer) {
        return offer.retires().filter(r -> r.certainty() == Certainty.FIRM).map(Retirement::date);
    }

    /** Told once, at the model of the loop that comes first. */
    private Optional<Finding> loop() {
        var path = new ArrayDeque<String>();
        boolean first =
                leadsBack(model, path, new HashSet<>())
                        && path.stream().min(String::compareTo).equals(Optional.of(model.id()));
        return first
                ? Optional.of(
                        finding(
                                Rule.LOOP,
                                "its replacements lead back to it: " + String.join(" → ", path)))
                : Optional.empty();
    }

    /** Looks for a way from one model back to ours; it then stands on the path. */
    private boolean leadsBack(Model from, Deque<String> path, Set<String> seen) {
        path.addLast(from.id());
        for (var next : successors(from)) {
            boolean home = next.id().equals(model.id());
            if (home && !from.id().equals(model.id())
                    || !home && seen.add(next.id()) && leadsBack(next, path, seen)) {
                return true;
            }
        }
        path.removeLast();
        return false;
    }

    private List<Model> successors(Model from) {
        return from.on(offer.surface()).stream()
                .flatMap(o -> o.replacements().stream())
                .flatMap(r -> registry.model(r.model()).stream())
                .toList();
    }

    private Finding finding(Rule rule, String message) {
        return new Finding(rule, model.id(), offer.surface(), message);
    }
}
