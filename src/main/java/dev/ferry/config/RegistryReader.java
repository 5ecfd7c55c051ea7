package dev.ferry.config;

import dev.ferry.registry.Evidence;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Replacement;
import dev.ferry.registry.Retirement;
import dev.ferry.registry.Surface;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code models.yaml} to a registry, with every name in it looked up. */
final class RegistryReader {

    private static final int SCHEMA = 1;

    private final ModelsFile file;
    private final Mistakes mistakes;
    private final Set<String> ids;
    private final Set<String> families;

    RegistryReader(ModelsFile file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
        this.ids = file.models().stream().map(m -> m.id().text()).collect(Collectors.toSet());
        this.families =
                file.models().stream()
                        .flatMap(m -> m.family().stream())
                        .collect(Collectors.toSet());
    }

    Registry registry() {
        if (file.schema() != SCHEMA) {
            mistakes.add(
                    file.at(),
                    "schema " + file.schema() + " is not read; this Ferry reads schema " + SCHEMA);
        }
        var seen = new HashSet<String>();
        file.models().forEach(m -> Ids.check("model", m.id(), seen, mistakes));
        return Registry.of(
                file.surfaces().entrySet().stream()
                        .map(e -> surface(e.getKey(), e.getValue()))
                        .toList(),
                file.models().stream().map(this::model).toList());
    }

    private static Surface surface(String id, ModelsFile.SurfaceEntry entry) {
        return new Surface(id, entry.party() == ModelsFile.Party.FIRST, entry.afterRetirement());
    }

    private Model model(ModelsFile.Entry entry) {
        var offers = new LinkedHashMap<String, Offer>();
        entry.surfaces()
                .forEach((surface, offer) -> {
                    if (!file.surfaces().containsKey(surface.text())) {
                        mistakes.unknown("surface", surface, file.surfaces().keySet());
                    }
                    offers.put(surface.text(), offer(surface.text(), offer));
                });
        return new Model(
                entry.id().text(),
                entry.provider(),
                entry.family(),
                entry.released(),
                entry.breaking(),
                offers);
    }

    private Offer offer(String surface, ModelsFile.OfferEntry entry) {
        if (entry.ids().isEmpty()) {
            mistakes.add(entry.at(), "ids is empty; what is it called on " + surface + "?");
        }
        return new Offer(
                surface,
                entry.ids(),
                entry.aliases(),
                entry.profiles(),
                entry.flavours(),
                entry.lifecycle(),
                entry.deprecated(),
                entry.retires().map(RegistryReader::retirement),
                entry.replacement().stream().map(this::replacement).toList(),
                entry.evidence().stream().flatMap(w -> evidence(w).stream()).toList(),
                entry.history().stream().map(RegistryReader::observation).toList());
    }

    private static Retirement retirement(ModelsFile.Retires entry) {
        return new Retirement(
                entry.date(), entry.certainty(), entry.precision() == ModelsFile.Precision.MONTH);
    }

    private static Offer.Observation observation(ModelsFile.Observation entry) {
        return new Offer.Observation(
                entry.observed(), entry.retires().map(RegistryReader::retirement));
    }

    private Replacement replacement(ModelsFile.ReplacementEntry entry) {
        var name = entry.model();
        if (!ids.contains(name.text()) && families.contains(name.text())) {
            mistakes.add(
                    name.at(), name.text() + " is a family; a replacement has to be one model");
        } else if (!ids.contains(name.text())) {
            mistakes.unknown("model", name, ids);
        }
        return new Replacement(name.text(), entry.params(), entry.by(), entry.asOf());
    }

    private Optional<Evidence> evidence(Word name) {
        var source = Optional.ofNullable(file.sources().get(name.text()));
        if (source.isEmpty()) {
            mistakes.unknown("source", name, file.sources().keySet());
        }
        return source.map(RegistryReader::evidence);
    }

    static Evidence evidence(ModelsFile.Source source) {
        return new Evidence(
                source.url(),
                source.observed(),
                source.authority().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
