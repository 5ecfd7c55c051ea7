package dev.ferry.config;

import dev.ferry.registry.Certainty;
import dev.ferry.registry.Offer.Lifecycle;
import dev.ferry.registry.Surface.AfterRetirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code models.yaml} as written. */
record ModelsFile(
        int schema,
        Map<String, SurfaceEntry> surfaces,
        Map<String, Source> sources,
        List<Entry> models,
        Place at) {

    enum Party {
        FIRST,
        THIRD
    }

    enum Precision {
        DAY,
        MONTH
    }

    enum Authority {
        PROVIDER_API,
        PROVIDER_PAGE,
        PROVIDER_SDK,
        THIRD_PARTY
    }

    record SurfaceEntry(Party party, @Default("unknown") AfterRetirement afterRetirement) {}

    /** Where dates were read; offers name it under {@code evidence}. */
    record Source(String url, LocalDate observed, Authority authority) {}

    record Entry(
            Word id,
            String provider,
            Optional<String> family,
            Optional<LocalDate> released,
            List<String> breaking,
            Map<Word, OfferEntry> surfaces,
            Place at) {}

    record OfferEntry(
            List<String> ids,
            List<String> aliases,
            Set<String> profiles,
            Set<String> flavours,
            Lifecycle lifecycle,
            Optional<LocalDate> deprecated,
            Optional<Retires> retires,
            List<ReplacementEntry> replacement,
            List<Word> evidence,
            List<Observation> history,
            Place at) {}

    record Retires(LocalDate date, Certainty certainty, @Default("day") Precision precision) {}

    record ReplacementEntry(
            Word model,
            Map<String, String> params,
            @Default("provider") String by,
            Optional<LocalDate> asOf) {}

    record Observation(LocalDate observed, Optional<Retires> retires) {}
}
