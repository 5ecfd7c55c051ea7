package dev.ferry.registry;

import dev.ferry.registry.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spellings that mean two things on one surface. */
final class NameLint {

    private record Owner(Model model, boolean alias) {}

    private NameLint() {}

    static List<Finding> of(Registry registry) {
        var owners = new TreeMap<String, Map<String, List<Owner>>>();
        for (var model : registry.models()) {
            for (var offer : model.offers().values()) {
                var there = owners.computeIfAbsent(offer.surface(), _ -> new TreeMap<>());
                offer.ids().forEach(id -> add(there, id, new Owner(model, false)));
                offer.aliases().forEach(alias -> add(there, alias, new Owner(model, true)));
            }
        }
        var findings = new ArrayList<Finding>();
        owners.forEach((surface, spellings) ->
                spellings.forEach((spelling, all) -> {
                    if (all.size() > 1) {
                        findings.add(finding(surface, spelling, all));
                    }
                }));
        return findings;
    }

    private static void add(Map<String, List<Owner>> owners, String spelling, Owner owner) {
        owners.computeIfAbsent(Spellings.fold(spelling), _ -> new ArrayList<>()).add(owner);
    }

    private static Finding finding(String surface, String spelling, List<Owner> owners) {
        var first = owners.get(0);
        var second = owners.get(1);
        var message =
                first.alias() == second.alias()
                        ? "\"%s\" is %s of %s too"
                                .formatted(
                                        spelling,
                                        first.alias() ? "an alias" : "an id",
                                        second.model().id())
                        : "\"%s\" is an alias of %s, so it cannot be an id of %s: an alias has to lead to something pinned"
                                .formatted(
                                        spelling,
                                        (first.alias() ? first : second).model().id(),
                                        (first.alias() ? second : first).model().id());
        return new Finding(Rule.NAME, first.model().id(), surface, message);
    }
}
