package dev.ferry.registry.sync;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Retirement;
import java.time.LocalDate;
import java.util.Optional;

/** What an offer is after a listing was believed: the registry's word where it says nothing. */
record Statement(
        Lifecycle lifecycle, Optional<LocalDate> deprecated, Optional<Retirement> retires) {

    static Statement of(Offer offer, Sighting seen) {
        var lifecycle = seen.lifecycle().orElseGet(() -> implied(offer, seen.end()));
        return new Statement(
                lifecycle,
                seen.deprecated().or(offer::deprecated),
                retires(offer, seen.end(), lifecycle));
    }

    /** Of a listing that tells ends only: what has one is deprecated, what has none lives. */
    private static Lifecycle implied(Offer offer, End end) {
        var now = offer.lifecycle();
        return switch (end) {
            case End.Silent _ -> now;
            case End.Open _ ->
                    now == Lifecycle.RETIRED || now == Lifecycle.DEPRECATED
                            ? Lifecycle.ACTIVE
                            : now;
            case End.On(var day, var certainty) ->
                    now == Lifecycle.RETIRED && !isAfterEnd(day, offer)
                                    || certainty.filter(c -> c != Certainty.FIRM).isPresent()
                            ? now
                            : Lifecycle.DEPRECATED;
        };
    }

    private static boolean isAfterEnd(LocalDate day, Offer offer) {
        return offer.retires().filter(r -> day.isAfter(r.date())).isPresent();
    }

    private static Optional<Retirement> retires(Offer offer, End end, Lifecycle lifecycle) {
        var was = offer.retires();
        return switch (end) {
            case End.Silent _ -> was;
            case End.Open _ -> was.filter(r -> lifecycle == Lifecycle.RETIRED || isLowerBound(r));
            case End.On(var day, var certainty) -> Optional.of(on(day, certainty, was));
        };
    }

    /** That nothing is planned agrees with a promise to live until some day at least. */
    private static boolean isLowerBound(Retirement retirement) {
        return retirement.certainty() == Certainty.NOT_SOONER_THAN;
    }

    private static Retirement on(
            LocalDate day, Optional<Certainty> told, Optional<Retirement> was) {
        var now =
                certain(
                        day,
                        told.or(() ->
                                was.map(Retirement::certainty).filter(c -> c != Certainty.NONE)));
        return was.filter(r -> r.date().equals(day) && r.certainty() == now.certainty())
                .orElse(now);
    }

    /** Of a day that nobody calls sure, nobody should make a cutoff. */
    static Retirement certain(LocalDate day, Optional<Certainty> told) {
        return new Retirement(day, told.orElse(Certainty.TENTATIVE), false);
    }
}
