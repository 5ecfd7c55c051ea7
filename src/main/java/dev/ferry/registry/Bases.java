package dev.ferry.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Models by their names without date, version and route, and by family. */
final class Bases {

    private record Known(Model model, ModelName name) {}

    private final Map<String, Set<Known>> byBase = new HashMap<>();
    private final Map<String, Set<Model>> byFamily = new HashMap<>();

    Bases(Collection<Model> models) {
        for (var model : models) {
            add(model, model.id());
            model.offers().values().forEach(o -> o.ids().forEach(id -> add(model, id)));
            model.family()
                    .ifPresent(f ->
                            byFamily.computeIfAbsent(f, x -> new LinkedHashSet<>()).add(model));
        }
    }

    private void add(Model model, String spelling) {
        var name = ModelName.parse(spelling);
        byBase.computeIfAbsent(Spellings.fold(name.base()), b -> new LinkedHashSet<>())
                .add(new Known(model, name));
    }

    /** Models with this base and, where the name has a date, with that date. */
    List<Model> named(ModelName name) {
        return byBase.getOrDefault(Spellings.fold(name.base()), Set.of()).stream()
                .filter(k -> name.snapshot().isEmpty() || sameDay(name, k.name()))
                .map(Known::model)
                .distinct()
                .toList();
    }

    private static boolean sameDay(ModelName a, ModelName b) {
        return digits(a).equals(digits(b));
    }

    private static String digits(ModelName name) {
        return name.snapshot().orElse("").replace("-", "");
    }

    /** {@code claude-sonnet}, or {@code sonnet} as people say. */
    List<Model> family(String word) {
        var folded = Spellings.fold(word);
        var family = byFamily.getOrDefault(folded, Set.of());
        return List.copyOf(
                family.isEmpty() ? byFamily.getOrDefault("claude-" + folded, Set.of()) : family);
    }
}
