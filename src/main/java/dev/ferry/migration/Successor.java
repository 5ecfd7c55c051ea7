package dev.ferry.migration;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whether the new model lives long enough to be worth moving to: a replacement that retires soon
 * after the old model means doing the same work twice.
 *
 * @param since the cutoff, or today where there is none
 * @param surfaces on which the old model is called now
 */
record Successor(
        Registry registry,
        Model model,
        LocalDate since,
        Collection<String> surfaces,
        LocalDate today) {

    private static final int MONTHS = 6;

    /** One model of a line of replacements, on one surface. */
    private record Link(Model model, Optional<Offer> offer) {

        Optional<LocalDate> end() {
            return offer.flatMap(Offer::retires)
                    .filter(r -> r.certainty() == Certainty.FIRM)
                    .map(r -> r.date());
        }

        boolean endsBefore(LocalDate day) {
            return end().map(d -> d.isBefore(day))
                    .orElseGet(() ->
                            offer.filter(o -> o.lifecycle() == Offer.Lifecycle.RETIRED)
                                    .isPresent());
        }

        @Override
        public String toString() {
            return model.id() + end().map(d -> " (off " + d + ")").orElse("");
        }
    }

    /** Throws when the new model surely ends too early on a surface that would be used. */
    void mustLast() {
        var early = early();
        if (!early.isEmpty()) {
            throw new Refusal(
                    model.id(), sentence(early.getFirst()), remedy(early.getFirst().surface()));
        }
    }

    /** What {@link #mustLast()} says, and ends that are not firm. */
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        early().forEach(o -> warnings.add(sentence(o)));
        relevant().forEach(o -> unsure(o).ifPresent(warnings::add));
        return warnings;
    }

    private LocalDate until() {
        return since.plusMonths(MONTHS);
    }

    private List<Offer> early() {
        var early =
                relevant().stream()
                        .filter(o -> link(model, o.surface()).endsBefore(until()))
                        .toList();
        boolean mayChoose = offered().isEmpty();
        return mayChoose && early.size() < relevant().size() ? List.of() : early;
    }

    /** Offers where the features are; when it is not offered there, they have to go to another. */
    private List<Offer> relevant() {
        var offered = offered();
        return offered.isEmpty()
                ? model.offers().values().stream()
                        .sorted(Comparator.comparing(Offer::surface))
                        .toList()
                : offered;
    }

    private List<Offer> offered() {
        return new TreeSet<>(surfaces).stream().flatMap(s -> model.on(s).stream()).toList();
    }

    private String sentence(Offer offer) {
        var end = link(model, offer.surface()).end();
        return "%s itself %s on %s, before %s, which is %d months after %s: %s."
                .formatted(
                        model.id(),
                        end.map(d -> (d.isAfter(today) ? "retires on " : "retired on ") + d)
                                .orElse("is already retired"),
                        offer.surface(),
                        until(),
                        MONTHS,
                        since,
                        text(line(offer.surface())));
    }

    private Optional<String> unsure(Offer offer) {
        return offer.retires()
                .filter(r -> r.date().isBefore(until()))
                .flatMap(r ->
                        switch (r.certainty()) {
                            case TENTATIVE -> Optional.of("may retire on " + r.date());
                            case NOT_SOONER_THAN ->
                                    Optional.of("is promised only until " + r.date());
                            case FIRM, NONE -> Optional.<String>empty();
                        })
                .map(words -> "%s itself %s on %s.".formatted(model.id(), words, offer.surface()));
    }

    private String remedy(String surface) {
        var line = line(surface);
        var lasting = line.stream().filter(l -> !l.endsBefore(until())).findFirst();
        var instead =
                lasting.map(l -> "Move to `" + l.model().id() + "` instead")
                        .orElse("Choose a model that lives longer");
        return line.getFirst().endsBefore(today)
                ? instead + "."
                : instead + ", or add `--anyway` to accept a second migration soon.";
    }

    /** The model, its replacement, the replacement's replacement …, each once. */
    private List<Link> line(String surface) {
        var line = new ArrayList<Link>();
        var next = Optional.of(model);
        while (next.isPresent()) {
            line.add(link(next.get(), surface));
            next =
                    replacement(line.getLast())
                            .filter(m -> line.stream().noneMatch(l -> l.model().equals(m)));
        }
        return line;
    }

    private Optional<Model> replacement(Link link) {
        return link.offer().stream()
                .flatMap(o -> o.replacements().stream())
                .flatMap(r -> registry.model(r.model()).stream())
                .findFirst();
    }

    private static Link link(Model model, String surface) {
        return new Link(model, model.on(surface));
    }

    private static String text(List<Link> line) {
        return line.size() == 1
                ? line.getFirst() + ", and no replacement is named"
                : String.join(" → ", line.stream().map(Link::toString).toList());
    }
}
