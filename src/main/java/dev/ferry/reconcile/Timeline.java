package dev.ferry.reconcile;

import dev.ferry.migration.TimelineEntry;
import java.util.Collection;
import java.util.List;

/** The history of every migration; grows at its end only. */
public interface Timeline {

    /** Durable before it returns; one call is one commit. */
    void add(Collection<TimelineEntry> events);

    /** All that is known of a migration, in the order in which it was written down. */
    List<TimelineEntry> of(String migration);

    /** The same for one feature. */
    List<TimelineEntry> of(String migration, String feature);

    /** The newest event of each kind for each feature of a migration. */
    List<TimelineEntry> latest(String migration);
}
