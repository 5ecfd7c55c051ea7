package dev.ferry.registry.sync;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Retirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The offer as it is when its provider is believed. */
public record Corrected(
        Lifecycle lifecycle, Optional<LocalDate> deprecated, Optional<Retirement> retires) {

    /**
     * @param corrections those among them that are about this offer are made
     */
    public static Corrected of(Offer offer, List<? extends Difference> corrections) {
        var corrected = new Corrected(offer.lifecycle(), offer.deprecated(), offer.retires());
        for (var difference : corrections) {
            if (difference instanceof Difference.Correction c && c.offer().equals(offer)) {
                corrected = corrected.with(c);
            }
        }
        return corrected;
    }

    private Corrected with(Difference.Correction correction) {
        return switch (correction) {
            case Difference.DateNew d -> ending(Optional.of(d.now()));
            case Difference.DateLater d -> ending(Optional.of(d.now()));
            case Difference.DateEarlier d -> ending(Optional.of(d.now()));
            case Difference.CertaintyChanged d -> ending(Optional.of(d.now()));
            case Difference.DateWithdrawn _ -> ending(Optional.empty());
            case Difference.LifecycleChanged d -> new Corrected(d.now(), deprecated, retires);
            case Difference.AnnouncementChanged d ->
                    new Corrected(lifecycle, Optional.of(d.now()), retires);
        };
    }

    private Corrected ending(Optional<Retirement> end) {
        return new Corrected(lifecycle, deprecated, end);
    }

    /** Whoever calls it has to go elsewhere sooner or later. */
    public boolean isEnding() {
        return lifecycle == Lifecycle.DEPRECATED
                || lifecycle == Lifecycle.RETIRED
                || retires.filter(r ->
                                r.certainty() == Certainty.FIRM
                                        || r.certainty() == Certainty.TENTATIVE)
                        .isPresent();
    }
}
