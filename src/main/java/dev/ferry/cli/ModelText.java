package dev.ferry.cli;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Resolution;
import dev.ferry.registry.Retirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the registry knows of one model, for a person at a terminal. */
record ModelText(Resolution.Known known, Registry registry) {

    private static final int COLUMNS = 120;

    List<String> lines() {
        var model = known.model();
        var lines = new ArrayList<String>();
        lines.add(Cells.plain(known.name().text()) + " is " + identity());
        lines.add("");
        var table = new TextTable("SURFACE", "CALLED", "ALIASES", "STATE", "ENDS", "INSTEAD");
        offers(model)
                .forEach(o ->
                        table.row(
                                o.surface(),
                                String.join(", ", o.ids()),
                                String.join(", ", o.aliases()),
                                word(o.lifecycle()),
                                end(o),
                                String.join(" → ", successors(o))));
        lines.addAll(table.lines(COLUMNS));
        section(lines, "What breaks in calls that were written for older models", model.breaking());
        section(lines, "Where this was read", evidence(model));
        return lines;
    }

    private String identity() {
        var model = known.model();
        return model.id()
                + " by "
                + model.provider()
                + model.released().map(d -> ", released " + d).orElse("")
                + known.surface().map(s -> "; so spelled on " + s).orElse("")
                + "; "
                + word(known.name().kind());
    }

    private static void section(List<String> lines, String heading, Collection<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(heading);
            items.forEach(i -> lines.add("  " + Cells.plain(i)));
        }
    }

    /** The model's replacement, the replacement's own …, on the same surface, each once. */
    private List<String> successors(Offer offer) {
        var line = new LinkedHashSet<String>();
        var next = replacement(offer);
        while (next.isPresent() && line.add(next.get().id())) {
            next = next.get().on(offer.surface()).flatMap(this::replacement);
        }
        return List.copyOf(line);
    }

    private Optional<Model> replacement(Offer offer) {
        return offer.replacements().stream()
                .flatMap(r -> registry.model(r.model()).stream())
                .findFirst();
    }

    private static Collection<String> evidence(Model model) {
        var lines = new LinkedHashSet<String>();
        offers(model).forEach(o -> o.evidence().forEach(e -> lines.add(text(e))));
        return lines;
    }

    private static String text(Evidence e) {
        return e.url() + " (" + e.authority() + ", " + e.observed() + ")";
    }

    static List<String> table(List<ModelsCommand.Row> rows) {
        var table = new TextTable("MODEL", "SURFACE", "STATE", "ENDS", "INSTEAD");
        rows.forEach(r ->
                table.row(
                        r.model().id(),
                        r.offer().surface(),
                        word(r.offer().lifecycle()),
                        end(r.offer()),
                        String.join(
                                ", ",
                                r.offer().replacements().stream().map(x -> x.model()).toList())));
        return table.lines(COLUMNS);
    }

    static String refusal(Resolution resolution) {
        return Cells.plain(
                switch (resolution) {
                    case Resolution.Known(var model, _, _) -> model.id();
                    case Resolution.Ambiguous(var text, var candidates) ->
                            "\"%s\" may be any of %s; write one of them."
                                    .formatted(text, String.join(", ", candidates));
                    case Resolution.Unresolvable(var text, var reason) ->
                            "Nothing in \"%s\" tells which model it is: %s."
                                    .formatted(text, reason);
                    case Resolution.Unknown(var text, var nearest) ->
                            nearest.isEmpty()
                                    ? "The registry knows no model \"%s\"; `ferry models list` shows all."
                                            .formatted(text)
                                    : "The registry knows no model \"%s\", did you mean %s?"
                                            .formatted(text, String.join(" or ", nearest));
                });
    }

    private static List<Offer> offers(Model model) {
        return model.offers().values().stream()
                .sorted(Comparator.comparing(Offer::surface))
                .toList();
    }

    private static String end(Offer offer) {
        return offer.retires().map(ModelText::end).orElse("-");
    }

    static String end(Retirement r) {
        var day = r.wholeMonth() ? r.date().toString().substring(0, 7) : r.date().toString();
        return r.certainty() == Certainty.FIRM ? day : day + " (" + word(r.certainty()) + ")";
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
