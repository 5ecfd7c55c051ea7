package dev.ferry.config;

import dev.ferry.flag.FlagKey;
import dev.ferry.migration.Feature;
import dev.ferry.registry.Model;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** {@code features.yaml} to features, with every team, person, model and flag source looked up. */
final class FeaturesReader {

    private final HouseReader house;
    private final Optional<Registry> registry;
    private final Mistakes mistakes;

    /**
     * @param registry empty where it could not be read: then no model is unknown
     */
    FeaturesReader(HouseReader house, Optional<Registry> registry, Mistakes mistakes) {
        this.house = house;
        this.registry = registry;
        this.mistakes = mistakes;
    }

    List<Feature> features(FeaturesFile file) {
        var seen = new HashSet<String>();
        file.features().forEach(f -> Ids.check("feature", f.id(), seen, mistakes));
        return file.features().stream().map(this::feature).toList();
    }

    private Feature feature(FeaturesFile.Entry entry) {
        house.knownPerson(entry.dri());
        entry.productManager().ifPresent(house::knownPerson);
        return new Feature(
                entry.id().text(),
                entry.name(),
                house.knownTeam(entry.team()),
                entry.dri().text(),
                entry.productManager().map(Word::text),
                entry.maturity(),
                entry.models().stream().flatMap(u -> use(u).stream()).toList(),
                entry.flag().flatMap(this::flag),
                house.project(entry.project()),
                entry.effortDays(),
                entry.confidential());
    }

    private Optional<Feature.Use> use(FeaturesFile.Use use) {
        return registry.flatMap(r -> model(use.model(), r))
                .flatMap(k -> surface(use, k).map(s -> new Feature.Use(k.model().id(), s)));
    }

    private Optional<Resolution.Known> model(Word word, Registry registry) {
        switch (registry.resolve(word.text())) {
            case Resolution.Known known -> {
                return Optional.of(known);
            }
            case Resolution.Ambiguous(_, var candidates) ->
                    mistakes.add(
                            word.at(),
                            "%s may be any of %s; write one of them"
                                    .formatted(
                                            Mistakes.quoted(word.text()),
                                            String.join(", ", candidates)));
            case Resolution.Unresolvable(_, var reason) ->
                    mistakes.add(
                            word.at(),
                            "%s names no model: %s"
                                    .formatted(Mistakes.quoted(word.text()), reason));
            case Resolution.Unknown(_, var nearest) -> mistakes.unknown("model", word, nearest);
        }
        return Optional.empty();
    }

    /** As written, or else as the spelling says, or else the only one that can be meant. */
    private Optional<String> surface(FeaturesFile.Use use, Resolution.Known known) {
        var offered = new TreeSet<>(known.model().offers().keySet());
        if (use.surface().isPresent()) {
            var word = use.surface().get();
            if (!offered.contains(word.text())) {
                mistakes.unknown("surface of " + known.model().id(), word, offered);
            }
            return Optional.of(word.text());
        }
        var surface = known.surface().or(() -> only(known.model()));
        if (surface.isEmpty()) {
            mistakes.add(
                    use.model().at(),
                    "%s is served on several surfaces; add surface: %s"
                            .formatted(known.model().id(), String.join(" or ", offered)));
        }
        return surface;
    }

    private Optional<String> only(Model model) {
        var offered = model.offers().keySet();
        return offered.size() == 1 ? offered.stream().findFirst() : Optional.empty();
    }

    private Optional<FlagKey> flag(FeaturesFile.Flag flag) {
        var sources = house.flags();
        var names = sources.stream().map(s -> s.name().text()).toList();
        if (flag.source().isEmpty() && sources.size() != 1) {
            mistakes.add(
                    flag.at(),
                    sources.isEmpty()
                            ? "no flag source is configured under flags in ferry.yaml"
                            : "there are several flag sources; add source: "
                                    + String.join(" or ", names));
            return Optional.empty();
        }
        var source =
                sources.stream()
                        .filter(s ->
                                flag.source()
                                        .map(Word::text)
                                        .orElse(s.name().text())
                                        .equals(s.name().text()))
                        .findFirst();
        if (source.isEmpty()) {
            flag.source().ifPresent(w -> mistakes.unknown("flag source", w, names));
        }
        return source.map(s -> {
            FlagSourcesReader.refusal(s, flag).ifPresent(why -> mistakes.add(flag.at(), why));
            return FlagSourcesReader.key(s, flag);
        });
    }
}
