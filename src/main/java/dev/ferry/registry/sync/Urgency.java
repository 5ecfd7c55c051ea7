package dev.ferry.registry.sync;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Retirement;
import java.util.Optional;

/** How much a difference matters to those who call the model, worst first. */
public enum Urgency {
    /** The cutoff comes sooner than everybody planned. */
    EARLIER,
    /** It is off, and was not. */
    OVER,
    /** There is a cutoff, and was none. */
    CUTOFF,
    /** It may be off; somebody has to ask. */
    QUESTION,
    /** There is more time, or no cutoff any more. */
    RELIEF,
    /** Worth knowing; no plan changes. */
    NEWS,
    /** A model that the registry lacks. */
    NEW_MODEL;

    public static Urgency of(Difference difference) {
        return switch (difference) {
            case Difference.DateEarlier d when isOver(d) -> NEWS;
            case Difference.DateEarlier(_, _, _, var now) -> isCutoff(now) ? EARLIER : NEWS;
            case Difference.DateNew d -> of(d, Optional.empty(), Optional.of(d.now()));
            case Difference.DateLater d -> of(d, Optional.of(d.was()), Optional.of(d.now()));
            case Difference.CertaintyChanged d -> of(d, Optional.of(d.was()), Optional.of(d.now()));
            case Difference.DateWithdrawn d -> of(d, Optional.of(d.was()), Optional.empty());
            case Difference.LifecycleChanged(_, _, _, var now) ->
                    now == Lifecycle.RETIRED ? OVER : NEWS;
            case Difference.AnnouncementChanged _ -> NEWS;
            case Difference.NotListed _, Difference.Contradiction _ -> QUESTION;
            case Difference.Unknown _, Difference.NewHere _ -> NEW_MODEL;
        };
    }

    private static Urgency of(
            Difference.OfOffer difference, Optional<Retirement> was, Optional<Retirement> now) {
        boolean before = was.filter(Urgency::isCutoff).isPresent();
        boolean after = now.filter(Urgency::isCutoff).isPresent();
        if (isOver(difference) || !before && !after) {
            return NEWS;
        }
        return before ? RELIEF : CUTOFF;
    }

    private static boolean isOver(Difference.OfOffer difference) {
        return difference.offer().lifecycle() == Lifecycle.RETIRED;
    }

    private static boolean isCutoff(Retirement retirement) {
        return retirement.certainty() == Certainty.FIRM;
    }
}
