package dev.ferry.reconcile;

import dev.ferry.migration.Status;
import dev.ferry.tracker.Issue;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * How every migration stood when it was last looked at; what pages and feeds show without asking
 * the tracker.
 */
public final class Board {

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<Consumer<Entry>> watchers = new CopyOnWriteArrayList<>();
    private final List<Consumer<Collection<Issue>>> readers = new CopyOnWriteArrayList<>();

    /**
     * @param parent the epic or main issue, where it could be read
     * @param confidential features whose issues the tracker hides from some of its readers
     */
    public record Entry(
            MigrationRecord migration,
            Status status,
            Optional<Issue> parent,
            Set<String> confidential,
            Instant seenAt) {

        public Entry {
            confidential = Set.copyOf(confidential);
        }
    }

    /** Tells the watchers, on the caller's thread, unless something newer is here. */
    public void publish(Entry entry) {
        var shown =
                entries.merge(
                        entry.migration().id(),
                        entry,
                        (before, now) -> now.seenAt().isBefore(before.seenAt()) ? before : now);
        if (shown.seenAt().equals(entry.seenAt())) {
            watchers.forEach(w -> w.accept(entry));
        }
    }

    /** Tells those who keep issues what was just read or written of some. */
    void saw(Collection<Issue> issues) {
        readers.forEach(r -> r.accept(issues));
    }

    /** Hears of every issue that a look reads anyway. */
    public void read(Consumer<Collection<Issue>> reader) {
        readers.add(reader);
    }

    /** Hears of every look from now on, whether it saw something new or not. */
    public void watch(Consumer<Entry> watcher) {
        watchers.add(watcher);
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
