package dev.ferry.registry.sync;

import dev.ferry.registry.Model;
import dev.ferry.registry.ModelName;
import dev.ferry.registry.Registry;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ids for models that were seen for the first time, in the manner of those that are there. */
final class NewIds {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,79}");

    private final Set<String> taken;

    NewIds(Registry registry) {
        taken =
                registry.models().stream()
                        .map(Model::id)
                        .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * The name without route, version and date, or as much of them as makes it a new one; empty
     * where no part of it can be an id.
     */
    Optional<String> next(String name) {
        var parts = ModelName.parse(name);
        var dated = parts.snapshot().map(s -> parts.base() + "-" + s).orElse(parts.base());
        return Stream.of(parts.base(), dated, name)
                .map(NewIds::slug)
                .filter(id -> ID.matcher(id).matches())
                .filter(taken::add)
                .findFirst();
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("^[-.]+|[-.]+$", "");
    }

    /** "Mistral AI" is {@code mistral}, where that is one whose models are known. */
    static String provider(Registry registry, String maker) {
        var slug = slug(maker);
        var known = new TreeSet<String>();
        registry.models().forEach(m -> known.add(m.provider()));
        return known.stream()
                .filter(p -> slug.equals(p) || slug.startsWith(p + "-") || slug.equals(p + "ai"))
                .findFirst()
                .orElse(slug.isEmpty() ? "unknown" : slug);
    }
}
