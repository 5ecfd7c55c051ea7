package dev.ferry.provider;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.sync.Sighting;
import java.util.List;
import java.util.Optional;

/** Fields {@code id, created, owned_by, shutdown_date}. There is no lifecycle. */
final class OpenAiListing {

    private OpenAiListing() {}

    static Sighting sighting(Fields model) {
        return new Sighting(
                Lister.OPENAI.surface(),
                List.of(model.name("id")),
                Optional.of("openai"),
                Optional.empty(),
                Optional.empty(),
                model.end("shutdown_date", Optional.of(Certainty.FIRM)),
                Optional.empty());
    }
}
