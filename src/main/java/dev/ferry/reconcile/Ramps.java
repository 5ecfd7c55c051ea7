package dev.ferry.reconcile;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Ramp;
import java.util.Collection;
import java.util.Map;

/** How far every guarded rollout is. */
public interface Ramps {

    /** By feature; those that were never begun are not in it. */
    Map<String, Ramp> of(String migration);

    /** One commit with what is written down about it. Durable before it returns. */
    void save(String migration, String feature, Ramp ramp, Collection<TimelineEntry> entries);
}
