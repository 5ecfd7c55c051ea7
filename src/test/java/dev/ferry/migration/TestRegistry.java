package dev.ferry.migration;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.Model;
import dev.ferry.registry.ModelName;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Replacement;
import dev.ferry.registry.Resolution;
import dev.ferry.registry.Retirement;
import dev.ferry.registry.Surface;
import dev.ferry.text.Nearest;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A registry made in a test, line by line. Names resolve by id and wire id. */
public final class TestRegistry implements Registry {

    private static final LocalDate READ = LocalDate.parse("2026-11-19");

    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Surface> surfaces = new LinkedHashMap<>();

    public TestRegistry surface(String id, boolean first, Surface.AfterRetirement after) {
        surfaces.put(id, new Surface(id, first, after));
        return this;
    }

    /** A model that is served on these surfaces without an end. */
    public TestRegistry model(String id, String provider, String... on) {
        models.put(
                id,
                new Model(id, provider, Optional.empty(), Optional.empty(), List.of(), Map.of()));
        for (var surface : on) {
            offer(id, surface, Optional.empty(), Offer.Lifecycle.ACTIVE, List.of());
        }
        return this;
    }

    public TestRegistry retires(String id, String surface, String date) {
        return retires(id, surface, date, Certainty.FIRM);
    }

    public TestRegistry retires(String id, String surface, String date, Certainty certainty) {
        var retirement = new Retirement(LocalDate.parse(date), certainty, false);
        return offer(
                id,
                surface,
                Optional.of(retirement),
                Offer.Lifecycle.DEPRECATED,
                model(id).orElseThrow().on(surface).map(Offer::replacements).orElse(List.of()));
    }

    public TestRegistry retired(String id, String surface) {
        return offer(id, surface, Optional.empty(), Offer.Lifecycle.RETIRED, List.of());
    }

    public TestRegistry replacedBy(String id, String surface, String replacement) {
        var offer = model(id).orElseThrow().on(surface).orElseThrow();
        var named = new Replacement(replacement, Map.of(), "provider", Optional.of(READ));
        return offer(id, surface, offer.retires(), offer.lifecycle(), List.of(named));
    }

    private TestRegistry offer(
            String id,
            String surface,
            Optional<Retirement> retires,
            Offer.Lifecycle lifecycle,
            List<Replacement> replacements) {
        var model = model(id).orElseThrow();
        var offers = new LinkedHashMap<>(model.offers());
        var evidence = new Evidence("https://example.com/" + surface, READ, "provider-page");
        offers.put(
                surface,
                new Offer(
                        surface,
                        List.of(id),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        lifecycle,
                        Optional.empty(),
                        retires,
                        replacements,
                        List.of(evidence),
                        List.of()));
        models.put(
                id,
                new Model(
                        id,
                        model.provider(),
                        model.family(),
                        model.released(),
                        model.breaking(),
                        offers));
        return this;
    }

    @Override
    public Collection<Model> models() {
        return models.values();
    }

    @Override
    public Optional<Model> model(String id) {
        return Optional.ofNullable(models.get(id));
    }

    @Override
    public Optional<Surface> surface(String id) {
        return Optional.ofNullable(surfaces.get(id));
    }

    @Override
    public Resolution resolve(String text) {
        return switch (text) {
            case "sonnet" -> new Resolution.Ambiguous(text, List.copyOf(models.keySet()));
            case "ft:mine" -> new Resolution.Unresolvable(text, "it is a fine-tune");
            default ->
                    model(text)
                            .<Resolution>map(m ->
                                    new Resolution.Known(
                                            m, Optional.empty(), ModelName.parse(text)))
                            .orElseGet(() ->
                                    new Resolution.Unknown(
                                            text, Nearest.to(text, models.keySet())));
        };
    }
}
