package dev.ferry.server;

import dev.ferry.migration.TimelineEntry;
import dev.ferry.reconcile.Timeline;
import dev.ferry.server.site.History;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;

/** When features came to their phases, as it was written down. */
record WrittenHistory(Timeline timeline, ZoneId zone) implements History {

    @Override
    public Collection<Move> of(String migration) {
        return timeline.of(migration).stream()
                .filter(e -> e.what() == TimelineEntry.What.PHASE)
                .flatMap(e ->
                        e.feature().stream()
                                .map(f -> new Move(LocalDate.ofInstant(e.at(), zone), f, e.to())))
                .toList();
    }
}
