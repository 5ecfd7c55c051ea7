package dev.ferry.registry.sync;

import dev.ferry.registry.Certainty;
import java.time.LocalDate;
import java.util.Optional;

/** What a listing says about the end of a model. */
public sealed interface End {

    /** Nothing: the listing does not speak of ends. */
    record Silent() implements End {}

    /** That no day is set. */
    record Open() implements End {}

    /**
     * @param day the first UTC day on which calls may fail
     * @param certainty empty where the listing does not tell
     */
    record On(LocalDate day, Optional<Certainty> certainty) implements End {}
}
