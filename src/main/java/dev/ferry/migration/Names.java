package dev.ferry.migration;

import dev.ferry.registry.Model;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import dev.ferry.text.Nearest;
import java.util.Collection;
import java.util.List;

/** Reads what people wrote for models and features, or refuses with the nearest valid names. */
record Names(Registry registry, Catalog catalog) {

    Model model(String text) {
        return switch (registry.resolve(text)) {
            case Resolution.Known(var model, _, _) -> model;
            case Resolution.Ambiguous(var word, var candidates) ->
                    throw new Refusal(
                            word,
                            "\""
                                    + word
                                    + "\" may mean several models: "
                                    + Words.list(candidates)
                                    + ".",
                            "Write the one that you mean, for example `"
                                    + candidates.getFirst()
                                    + "`.");
            case Resolution.Unresolvable(var word, var reason) ->
                    throw new Refusal(
                            word,
                            "Nothing in \"" + word + "\" tells which model it is: " + reason + ".",
                            "Write the name of the model behind it.");
            case Resolution.Unknown(var word, var nearest) ->
                    throw new Refusal(
                            word,
                            "The registry knows no model \"" + word + "\".",
                            didYouMean(nearest)
                                    + "`ferry models list` shows all of them, and"
                                    + " config/models.yaml is where a new one goes.");
        };
    }

    Feature feature(String id) {
        return catalog.feature(id).orElseThrow(() -> unknown(id));
    }

    private Refusal unknown(String id) {
        var ids = catalog.features().stream().map(Feature::id).toList();
        return new Refusal(
                id,
                "There is no feature \"" + id + "\" in config/features.yaml.",
                didYouMean(Nearest.to(id, ids)) + "Known are: " + Words.list(ids) + ".");
    }

    /** {@code Did you mean `a` or `b`? }, or nothing. */
    static String didYouMean(Collection<String> nearest) {
        return nearest.isEmpty()
                ? ""
                : "Did you mean `" + String.join("` or `", List.copyOf(nearest)) + "`? ";
    }
}
