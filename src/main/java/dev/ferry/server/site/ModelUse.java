package dev.ferry.server.site;

import dev.ferry.migration.Decisions;
import dev.ferry.migration.Feature;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every model on every platform, with the features that call it there and where they go. */
final class ModelUse {

    private static final Comparator<ModelRow> ORDER =
            Comparator.comparing((ModelRow r) -> !r.used())
                    .thenComparing(r -> r.ends().map(Days.Day::iso).orElse("9999"))
                    .thenComparing(ModelRow::id)
                    .thenComparing(ModelRow::surface);

    private final Facts facts;
    private final Map<Feature.Use, List<Feature>> users = new HashMap<>();
    private final Map<Leaving, String> leaving = new HashMap<>();

    /**
     * What is known.
     *
     * @param features those that the viewer may see
     * @param teams their names, by id
     */
    record Facts(
            Collection<Model> models,
            List<Feature> features,
            Map<String, String> teams,
            List<MigrationCard> migrations,
            LocalDate today) {}

    private record Leaving(String model, String feature) {}

    private ModelUse(Facts facts) {
        this.facts = facts;
        facts.features()
                .forEach(f ->
                        f.uses()
                                .forEach(u ->
                                        users.computeIfAbsent(u, _ -> new ArrayList<>()).add(f)));
        facts.migrations().stream()
                .filter(c -> c.state() != Decisions.State.CANCELLED)
                .sorted(Comparator.comparing(MigrationCard::open))
                .forEach(this::leaves);
    }

    private void leaves(MigrationCard card) {
        card.rows()
                .forEach(r ->
                        leaving.put(new Leaving(card.name().oldModel(), r.id()), card.name().id()));
    }

    /** What is used first, and of that what ends first. */
    static List<ModelRow> rows(Facts facts) {
        var use = new ModelUse(facts);
        return facts.models().stream()
                .flatMap(m -> m.offers().values().stream().map(o -> use.row(m, o)))
                .sorted(ORDER)
                .toList();
    }

    /** What ends soon while features that call it are in no migration. */
    static List<ModelRow> unmoved(Facts facts) {
        var named = new HashSet<Feature.Use>();
        facts.features().forEach(f -> named.addAll(f.uses()));
        var use = new ModelUse(facts);
        return facts.models().stream()
                .flatMap(m -> offered(m, named).map(o -> use.row(m, o)))
                .filter(ModelRow::urgent)
                .filter(r -> !r.unmoved().isEmpty())
                .sorted(ORDER)
                .toList();
    }

    private static java.util.stream.Stream<Offer> offered(Model model, Set<Feature.Use> named) {
        return model.offers().values().stream()
                .filter(o -> named.contains(new Feature.Use(model.id(), o.surface())));
    }

    private ModelRow row(Model model, Offer offer) {
        var calling =
                users.getOrDefault(new Feature.Use(model.id(), offer.surface()), List.of()).stream()
                        .map(f ->
                                new ModelRow.User(
                                        f.name(),
                                        facts.teams().getOrDefault(f.team(), f.team()),
                                        Optional.ofNullable(
                                                leaving.get(new Leaving(model.id(), f.id())))))
                        .toList();
        return ModelRow.of(model, offer, calling, facts.today());
    }
}
