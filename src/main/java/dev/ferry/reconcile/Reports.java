package dev.ferry.reconcile;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Report;
import java.util.Collection;
import java.util.List;

/** What was measured outside and told to us. */
public interface Reports {

    /**
     * Durable before it returns. False: a report with this id was here before; nothing was done.
     */
    boolean add(Report report, Collection<TimelineEntry> entries);

    /** The newest reports of each kind for each feature, oldest first. */
    List<Report> of(String migration);
}
