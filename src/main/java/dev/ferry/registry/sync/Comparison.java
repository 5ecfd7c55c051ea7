package dev.ferry.registry.sync;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Registry;
import dev.ferry.registry.Retirement;
import dev.ferry.registry.sync.SurfaceNames.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what a provider lists against what the registry says of the same surface. */
public final class Comparison {

    private record Hit(Sighting seen, Match.Offered match) {}

    private final Registry registry;
    private final Listing listing;
    private final List<Difference> found = new ArrayList<>();
    private final Map<String, List<Hit>> hits = new LinkedHashMap<>();

    private Comparison(Registry registry, Listing listing) {
        this.registry = registry;
        this.listing = listing;
    }

    /** In the order of the listing. */
    public static List<Difference> of(Registry registry, Listing listing) {
        return new Comparison(registry, listing).differences();
    }

    private List<Difference> differences() {
        var names = new SurfaceNames(registry, listing.surface());
        listing.sightings().stream().distinct().forEach(seen -> sort(seen, names.of(seen)));
        hits.values().forEach(this::compare);
        if (listing.complete()) {
            notListed(hits.keySet()).forEach(found::add);
        }
        return List.copyOf(found);
    }

    private void sort(Sighting seen, Match match) {
        switch (match) {
            case Match.Offered offered ->
                    hits.computeIfAbsent(offered.model().id(), _ -> new ArrayList<>())
                            .add(new Hit(seen, offered));
            case Match.Elsewhere(var model) -> found.add(new Difference.NewHere(model, seen));
            case Match.Nobody(var near) -> found.add(new Difference.Unknown(seen, near));
            case Match.Private _ -> {}
        }
    }

    /** Of several entries that are one offer, the one whose name is nearest to its id speaks. */
    private void compare(List<Hit> all) {
        int nearest = all.stream().mapToInt(h -> h.match().distance()).min().orElseThrow();
        var best = all.stream().filter(h -> h.match().distance() == nearest).toList();
        var first = best.getFirst();
        var model = first.match().model();
        var offer = first.match().offer();
        if (best.stream().allMatch(h -> h.seen().saysTheSameAs(first.seen()))) {
            corrections(model, offer, Statement.of(offer, first.seen())).forEach(found::add);
        } else {
            var seen = best.stream().map(Hit::seen).toList();
            found.add(new Difference.Contradiction(model, offer, seen));
        }
        if (!first.match().isByLesserName()) {
            all.stream()
                    .filter(h -> h.match().isByLesserName())
                    .map(h -> new Difference.Unknown(h.seen(), List.of(model.id())))
                    .forEach(found::add);
        }
    }

    private static Stream<Difference.Correction> corrections(
            Model model, Offer offer, Statement now) {
        var lifecycle =
                offer.lifecycle() == now.lifecycle()
                        ? Optional.<Difference.Correction>empty()
                        : Optional.of(
                                new Difference.LifecycleChanged(
                                        model, offer, offer.lifecycle(), now.lifecycle()));
        var announcement =
                now.deprecated()
                        .filter(day -> !offer.deprecated().equals(Optional.of(day)))
                        .map(day ->
                                new Difference.AnnouncementChanged(
                                        model, offer, offer.deprecated(), day));
        return Stream.of(date(model, offer, now.retires()), lifecycle, announcement)
                .flatMap(Optional::stream);
    }

    private static Optional<Difference.Correction> date(
            Model model, Offer offer, Optional<Retirement> said) {
        var before = offer.retires();
        if (before.equals(said)) {
            return Optional.empty();
        }
        if (before.isEmpty() || said.isEmpty()) {
            return said.<Difference.Correction>map(now -> new Difference.DateNew(model, offer, now))
                    .or(() -> before.map(was -> new Difference.DateWithdrawn(model, offer, was)));
        }
        return Optional.of(moved(model, offer, before.get(), said.get()));
    }

    private static Difference.Correction moved(
            Model model, Offer offer, Retirement was, Retirement now) {
        boolean onlyBound =
                now.certainty() == Certainty.NOT_SOONER_THAN && was.certainty() != now.certainty();
        int order = onlyBound ? 0 : now.date().compareTo(was.date());
        if (order == 0) {
            return new Difference.CertaintyChanged(model, offer, was, now);
        }
        return order < 0
                ? new Difference.DateEarlier(model, offer, was, now)
                : new Difference.DateLater(model, offer, was, now);
    }

    /** Whose state nobody claims to know is not missed. */
    private Stream<Difference> notListed(Set<String> seen) {
        return registry.models().stream()
                .filter(m -> !seen.contains(m.id()))
                .flatMap(m ->
                        m.on(listing.surface()).stream()
                                .filter(o ->
                                        o.lifecycle() != Lifecycle.RETIRED
                                                && o.lifecycle() != Lifecycle.UNKNOWN)
                                .map(o -> new Difference.NotListed(m, o)));
    }
}
