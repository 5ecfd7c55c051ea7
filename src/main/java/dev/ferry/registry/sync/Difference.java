package dev.ferry.registry.sync;

import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Retirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Something that a provider's listing and the registry say differently. */
public sealed interface Difference {

    String surface();

    /** The model's id, or the name on the wire where the registry knows no such model. */
    String subject();

    /**
     * The registry has no such model.
     *
     * @param near models that it may be another name of
     */
    record Unknown(Sighting seen, List<String> near) implements Difference {

        public Unknown {
            near = List.copyOf(near);
        }

        @Override
        public String surface() {
            return seen.surface();
        }

        @Override
        public String subject() {
            return seen.name();
        }
    }

    /** The registry knows the model, and not that it is served here. */
    record NewHere(Model model, Sighting seen) implements Difference {
        @Override
        public String surface() {
            return seen.surface();
        }

        @Override
        public String subject() {
            return model.id();
        }
    }

    /** About an offer that the registry has. */
    sealed interface OfOffer extends Difference {

        Model model();

        Offer offer();

        @Override
        default String surface() {
            return offer().surface();
        }

        @Override
        default String subject() {
            return model().id();
        }
    }

    /** Something that the listing says plainly, so that the registry can be corrected by it. */
    sealed interface Correction extends OfOffer {}

    /** There was no date. */
    record DateNew(Model model, Offer offer, Retirement now) implements Correction {}

    record DateLater(Model model, Offer offer, Retirement was, Retirement now)
            implements Correction {}

    record DateEarlier(Model model, Offer offer, Retirement was, Retirement now)
            implements Correction {}

    /** There is no date any more. */
    record DateWithdrawn(Model model, Offer offer, Retirement was) implements Correction {}

    /** How sure the date is; where it is only a lower bound now, perhaps the date too. */
    record CertaintyChanged(Model model, Offer offer, Retirement was, Retirement now)
            implements Correction {}

    record LifecycleChanged(Model model, Offer offer, Lifecycle was, Lifecycle now)
            implements Correction {}

    /** The day on which the end was announced. */
    record AnnouncementChanged(Model model, Offer offer, Optional<LocalDate> was, LocalDate now)
            implements Correction {}

    /** It is served according to the registry, and the listing does not have it. */
    record NotListed(Model model, Offer offer) implements OfOffer {}

    /** Entries of the listing that are all this model, and do not say the same. */
    record Contradiction(Model model, Offer offer, List<Sighting> seen) implements OfOffer {

        public Contradiction {
            seen = List.copyOf(seen);
        }
    }
}
