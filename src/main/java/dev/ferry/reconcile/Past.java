package dev.ferry.reconcile;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Ramp;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to a feature so far. */
record Past(List<TimelineEntry> entries, Optional<Ramp> ramp) {

    private static final String RAMP = "ramp";

    /** Whether anything is not as it was at the beginning. */
    boolean tells() {
        return entries.stream().anyMatch(e -> !e.from().isEmpty());
    }

    /** What a lost database needs of it. */
    Map<String, String> rebuild() {
        return ramp.map(Ramp::told).map(r -> Map.of(RAMP, RampJson.write(r))).orElse(Map.of());
    }

    /** The rollout that a marker tells of. */
    static Optional<Ramp> ramp(Map<String, String> marker) {
        try {
            return Optional.ofNullable(marker.get(RAMP)).map(RampJson::ramp);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
