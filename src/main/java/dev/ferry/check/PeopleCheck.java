package dev.ferry.check;

import dev.ferry.check.Finding.Level;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Feature;
import dev.ferry.migration.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Whether everybody whom the configuration names is somebody. */
record PeopleCheck(String where, Catalog catalog) {

    List<Finding> findings(Predicate<String> exists) {
        var named = named();
        var missing = named.keySet().stream().filter(name -> !exists.test(name)).toList();
        return missing.isEmpty()
                ? List.of(Finding.good("people", where, "all " + named.size() + " have accounts"))
                : List.of(nobody(missing, named.getOrDefault(missing.getFirst(), List.of())));
    }

    private Finding nobody(List<String> missing, List<String> firstIs) {
        return new Finding(
                Level.WRONG,
                "people",
                where,
                "nobody is called " + String.join(", ", missing),
                "issues would have no owner; "
                        + missing.getFirst()
                        + " is "
                        + String.join(", ", firstIs),
                "correct the names in ferry.yaml and features.yaml");
    }

    /** Usernames, each with what it is named for. */
    private Map<String, List<String>> named() {
        var named = new LinkedHashMap<String, List<String>>();
        for (Team team : catalog.teams()) {
            add(named, team.lead(), "lead of " + team.id());
        }
        for (Feature feature : catalog.features()) {
            add(named, feature.dri(), "DRI of " + feature.id());
            feature.productManager()
                    .ifPresent(pm -> add(named, pm, "product manager of " + feature.id()));
        }
        return named;
    }

    private static void add(Map<String, List<String>> named, String username, String role) {
        named.computeIfAbsent(username, _ -> new ArrayList<>()).add(role);
    }
}
