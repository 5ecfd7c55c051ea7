package dev.ferry.render;

import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Decisions;
import dev.ferry.registry.Evidence;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * @param where the platform it holds for; empty: everywhere
 */
record CutoffView(
        LocalDate day,
        Optional<String> where,
        String source,
        Optional<String> url,
        Optional<LocalDate> observed) {

    /**
     * The cutoffs that matter on these platforms, one for each, or the one that holds everywhere.
     */
    static List<CutoffView> of(Decisions decisions, Collection<String> surfaces) {
        var everywhere = decisions.cutoffs().get(Decisions.EVERYWHERE);
        if (everywhere != null) {
            return List.of(of(everywhere, Optional.empty()));
        }
        return surfaces.stream()
                .map(s ->
                        Optional.ofNullable(decisions.cutoffs().get(s))
                                .map(c -> of(c, Optional.of(s))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static CutoffView of(Cutoff cutoff, Optional<String> surface) {
        return new CutoffView(
                cutoff.date(),
                surface.map(Names::surface),
                cutoff.source(),
                cutoff.evidence().map(Evidence::url),
                cutoff.evidence().map(Evidence::observed));
    }
}
