package dev.ferry.config;

import dev.ferry.migration.Maturity;
import java.util.List;
import java.util.Optional;

/** {@code features.yaml} as written. */
record FeaturesFile(List<Entry> features) {

    record Entry(
            Word id,
            String name,
            Word team,
            Word dri,
            Optional<Word> productManager,
            Maturity maturity,
            List<Use> models,
            Optional<Flag> flag,
            Optional<Word> project,
            @Default("5") int effortDays,
            @Default("false") boolean confidential,
            Place at) {}

    /**
     * @param surface may be left out where the model's name or the registry leaves only one
     */
    record Use(Word model, Optional<Word> surface) {}

    /**
     * @param source the name of a flag source; may be left out where there is one
     * @param project in the words of the source; usual: the source itself
     */
    record Flag(
            Optional<Word> source,
            String name,
            Optional<String> project,
            Optional<String> environment,
            Place at) {}
}
