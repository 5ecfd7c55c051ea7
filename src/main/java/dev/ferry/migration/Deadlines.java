package dev.ferry.migration;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Retirement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** When the old model ends where it is used. Only a firm date is a cutoff. */
record Deadlines(Model old, LocalDate today) {

    private static final List<String> AUTHORITIES =
            List.of("provider-api", "provider-page", "provider-sdk");

    static Map<String, Cutoff> given(LocalDate date, String source) {
        return Map.of(Decisions.EVERYWHERE, new Cutoff(date, source, Optional.empty()));
    }

    /**
     * The firm dates of the registry for these surfaces.
     *
     * @param forced the migration is called a deprecation, or may become one: then a date that is
     *     over is refused, because nothing could be due before it; otherwise it is left out
     */
    Map<String, Cutoff> announced(
            Set<String> surfaces, Map<String, List<String>> scope, boolean forced) {
        var cutoffs = new TreeMap<String, Cutoff>();
        for (var surface : surfaces) {
            if (!isOver(surface)) {
                firm(surface).ifPresent(c -> cutoffs.put(surface, c));
            } else if (forced) {
                throw over(surface, scope);
            }
        }
        return cutoffs;
    }

    /** Refuses a day given by a person on which, or after which, nothing can be done in time. */
    void checkGiven(LocalDate date) {
        if (!date.isAfter(today)) {
            throw new Refusal(
                    date.toString(),
                    "The cutoff "
                            + date
                            + (date.equals(today) ? " is today" : " is in the past")
                            + "; every feature has to be due before it.",
                    "Give the day to which the provider has moved it, after " + today + ".");
        }
    }

    boolean isOver(String surface) {
        var offer = old.on(surface);
        return firm(surface)
                .map(c -> !c.date().isAfter(today))
                .orElseGet(() ->
                        offer.filter(o -> o.lifecycle() == Offer.Lifecycle.RETIRED).isPresent());
    }

    Optional<Cutoff> firm(String surface) {
        return old.on(surface)
                .flatMap(offer ->
                        offer.retires()
                                .filter(r -> r.certainty() == Certainty.FIRM)
                                .map(r -> cutoff(surface, r, offer)));
    }

    static Set<String> surfaces(Map<String, List<String>> scope) {
        var all = new TreeSet<String>();
        scope.values().forEach(all::addAll);
        return all;
    }

    /** Features that call the old model on this surface. */
    static List<String> on(String surface, Map<String, List<String>> scope) {
        return scope.entrySet().stream()
                .filter(e -> e.getValue().contains(surface))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Cutoff cutoff(String surface, Retirement retirement, Offer offer) {
        var month = retirement.wholeMonth() ? ", which names only the month" : "";
        return new Cutoff(
                retirement.date(), "announced by " + surface + month, best(offer.evidence()));
    }

    private static Optional<Evidence> best(Collection<Evidence> evidence) {
        return evidence.stream()
                .min(
                        Comparator.comparingInt(Deadlines::rank)
                                .thenComparing(
                                        Comparator.comparing(Evidence::observed).reversed()));
    }

    private static int rank(Evidence evidence) {
        int rank = AUTHORITIES.indexOf(evidence.authority());
        return rank < 0 ? AUTHORITIES.size() : rank;
    }

    private Refusal over(String surface, Map<String, List<String>> scope) {
        var date = firm(surface).map(Cutoff::date);
        var features = Words.list(on(surface, scope));
        var reason =
                date.map(d ->
                                d.equals(today)
                                        ? "%s switches %s off today, %s"
                                                .formatted(surface, old.id(), d)
                                        : "%s switched %s off on %s"
                                                .formatted(surface, old.id(), d))
                        .orElse("%s has retired %s".formatted(surface, old.id()));
        return new Refusal(
                old.id(),
                reason + "; no date before that is left for " + features + ".",
                remedy(surface, scope));
    }

    private String remedy(String surface, Map<String, List<String>> scope) {
        var others = surfaces(scope).stream().filter(s -> !s.equals(surface) && !isOver(s));
        var leaveOut = others.map(s -> "plan only " + s + " with `--surface " + s + "`");
        var ways =
                Stream.concat(
                                Stream.of(
                                        "Give the day with `--cutoff DATE` if it has been moved",
                                        "add `--kind upgrade` to move off it anyway, with dates"
                                                + " counted from today"),
                                leaveOut.limit(1))
                        .toList();
        return String.join("; or ", ways) + ".";
    }
}
