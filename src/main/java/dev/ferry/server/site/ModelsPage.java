package dev.ferry.server.site;

import dev.ferry.migration.Feature;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.server.site.FeatureRow.MigrationName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What retires when, who still uses it, and on what evidence.
 *
 * @param show {@code used}, {@code ending} or {@code all}
 * @param of how many there are in all
 */
record ModelsPage(
        Frame frame,
        String show,
        String text,
        String surface,
        List<String> surfaces,
        List<ModelRow> rows,
        int of) {

    private static final int AHEAD = 180;
    private static final int MOST = 300;

    private static final Comparator<ModelRow> ORDER =
            Comparator.comparing((ModelRow r) -> !r.used())
                    .thenComparing(r -> r.ends().map(Days.Day::iso).orElse("9999"))
                    .thenComparing(ModelRow::id)
                    .thenComparing(ModelRow::surface);

    /**
     * What the page is made from.
     *
     * @param features those that the viewer may see
     */
    record Facts(
            Collection<Model> models,
            List<Feature> features,
            List<MigrationCard> migrations,
            LocalDate today) {}

    static ModelsPage of(Frame frame, Map<String, String> query, Facts facts) {
        var show = query.getOrDefault("show", "used");
        var text = query.getOrDefault("q", "").strip();
        var surface = query.getOrDefault("surface", "");
        var all =
                facts.models().stream()
                        .flatMap(m -> m.offers().values().stream().map(o -> row(m, o, facts)))
                        .sorted(ORDER)
                        .toList();
        var rows =
                all.stream()
                        .filter(r -> shown(r, show))
                        .filter(r -> surface.isEmpty() || r.surface().equals(surface))
                        .filter(r -> matches(r, text.toLowerCase(Locale.ROOT)))
                        .limit(MOST)
                        .toList();
        return new ModelsPage(
                frame,
                show,
                text,
                surface,
                all.stream().map(ModelRow::surface).distinct().sorted().toList(),
                rows,
                all.size());
    }

    private static boolean shown(ModelRow row, String show) {
        return switch (show) {
            case "all" -> true;
            case "ending" -> row.ends().filter(d -> d.left() >= 0 && d.left() <= AHEAD).isPresent();
            default -> row.used();
        };
    }

    private static boolean matches(ModelRow row, String text) {
        return (row.id() + " " + row.provider() + " " + row.surface() + " " + row.users())
                .toLowerCase(Locale.ROOT)
                .contains(text);
    }

    private static ModelRow row(Model model, Offer offer, Facts facts) {
        var moving = new ArrayList<MigrationName>();
        facts.migrations().stream()
                .filter(MigrationCard::open)
                .map(MigrationCard::name)
                .filter(n -> n.oldModel().equals(model.id()))
                .forEach(moving::add);
        var users =
                facts.features().stream()
                        .filter(f ->
                                f.uses().contains(new Feature.Use(model.id(), offer.surface())))
                        .map(f ->
                                new ModelRow.User(
                                        f.name(), f.team(), leaving(facts, model, f.id())))
                        .toList();
        return ModelRow.of(model, offer, users, moving, facts.today());
    }

    /** The open migration that carries this feature away from the model. */
    private static Optional<String> leaving(Facts facts, Model model, String feature) {
        return facts.migrations().stream()
                .filter(MigrationCard::open)
                .filter(c -> c.name().oldModel().equals(model.id()))
                .filter(c -> c.rows().stream().anyMatch(r -> r.id().equals(feature)))
                .map(c -> c.name().id())
                .findFirst();
    }
}
