package dev.ferry.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One model on one surface: what it is called there and how long it lives there.
 *
 * @param ids pinned wire ids, the current one first
 * @param aliases names that today mean {@code ids[0]}; never an alias of an alias
 * @param profiles geo prefixes that exist for it (Bedrock: us, eu, global …)
 * @param flavours suffixes that exist for it ({@code [1m]}, {@code :thinking})
 * @param deprecated the day on which the provider announced the end, where known
 * @param history earlier statements about the retirement, oldest first
 */
public record Offer(
        String surface,
        List<String> ids,
        List<String> aliases,
        Set<String> profiles,
        Set<String> flavours,
        Lifecycle lifecycle,
        Optional<LocalDate> deprecated,
        Optional<Retirement> retires,
        List<Replacement> replacements,
        List<Evidence> evidence,
        List<Observation> history) {

    public enum Lifecycle {
        PREVIEW,
        ACTIVE,
        DEPRECATED,
        RETIRED,
        UNKNOWN
    }

    /** What was said about the retirement on an earlier day; empty: that there was no date. */
    public record Observation(LocalDate observed, Optional<Retirement> retires) {}

    public Offer {
        ids = List.copyOf(ids);
        aliases = List.copyOf(aliases);
        profiles = Set.copyOf(profiles);
        flavours = Set.copyOf(flavours);
        replacements = List.copyOf(replacements);
        evidence = List.copyOf(evidence);
        history = List.copyOf(history);
    }
}
