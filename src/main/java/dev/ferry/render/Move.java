package dev.ferry.render;

import dev.ferry.migration.Plan;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Replacement;
import dev.ferry.registry.Surface;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What changes on one platform.
 *
 * @param newIds empty: the new model is not offered here
 * @param after what a call gets after the old model's end: {@code fail}, {@code reroute}, {@code
 *     auto-upgrade} or {@code unknown}
 * @param params call parameters that the replacement needs to behave alike, {@code name=value}
 * @param paramsBy who says so
 */
record Move(
        String name,
        List<String> oldIds,
        List<String> newIds,
        String after,
        List<String> params,
        String paramsBy) {

    static Move on(String surface, Plan plan, Registry registry) {
        var old = plan.oldModel().on(surface);
        var advice =
                old.flatMap(o ->
                        o.replacements().stream()
                                .filter(r -> r.model().equals(plan.newModel().id()))
                                .findFirst());
        return new Move(
                Names.surface(surface),
                old.map(Offer::ids).orElse(List.of()),
                plan.newModel().on(surface).map(Offer::ids).orElse(List.of()),
                after(registry.surface(surface)),
                advice.map(r -> params(r.params())).orElse(List.of()),
                advice.map(Replacement::by).orElse(""));
    }

    private static List<String> params(Map<String, String> params) {
        return params.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .sorted()
                .toList();
    }

    private static String after(Optional<Surface> surface) {
        return surface.map(Surface::afterRetirement)
                .orElse(Surface.AfterRetirement.UNKNOWN)
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
