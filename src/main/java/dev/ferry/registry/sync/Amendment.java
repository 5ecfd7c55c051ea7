package dev.ferry.registry.sync;

import dev.ferry.registry.Model;
import dev.ferry.registry.Offer;

/** An entry of the registry as it should become. */
public sealed interface Amendment {

    Model model();

    /** The offer as it should be. */
    Offer now();

    /** The model is served here otherwise than the registry says. */
    record Changed(Model model, Offer was, Offer now) implements Amendment {}

    /** A known model is served here too. */
    record Offered(Model model, Offer now) implements Amendment {}

    /** A model that the registry did not have, offered here only. */
    record Added(Model model, Offer now) implements Amendment {}
}
