package dev.ferry.reconcile;

import dev.ferry.migration.Status;
import dev.ferry.tracker.Issue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How every migration stood when it was last looked at; what pages and feeds show without asking
 * the tracker.
 */
public final class Board {

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

    /**
     * @param parent the epic or main issue, where it could be read
     */
    public record Entry(
            MigrationRecord migration, Status status, Optional<Issue> parent, Instant seenAt) {}

    void publish(Entry entry) {
        entries.put(entry.migration().id(), entry);
    }

    public Optional<Entry> find(String migration) {
        return Optional.ofNullable(entries.get(migration));
    }

    /**
     * Nearest cutoff first, migrations without one last; of the same day the worst health first.
     */
    public List<Entry> all() {
        return entries.values().stream()
                .sorted(
                        Comparator.comparing(Board::cutoff)
                                .thenComparing(
                                        e -> e.status().health().level(), Comparator.reverseOrder())
                                .thenComparing(e -> e.migration().id()))
                .toList();
    }

    private static long cutoff(Entry e) {
        return e.status().plan().cutoff().map(c -> c.date().toEpochDay()).orElse(Long.MAX_VALUE);
    }
}
