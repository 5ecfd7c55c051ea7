package dev.ferry.server.site;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the board has, ready to be shown. History is read when a migration is looked at, once for
 * all who watch; showing a page asks nobody.
 */
final class Exhibition {

    private final Board board;
    private final Catalog catalog;
    private final History history;
    private final Map<String, BurnUp> burnUps = new ConcurrentHashMap<>();
    private final Map<Viewer, Hung> hung = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    private record Hung(long version, List<MigrationCard> cards) {}

    /**
     * @param history when the features of a migration came to which phase
     */
    Exhibition(Board board, Catalog catalog, History history) {
        this.board = board;
        this.catalog = catalog;
        this.history = history;
        board.watch(this::changed);
        board.all().forEach(this::changed);
    }

    private void changed(Board.Entry entry) {
        burnUps.put(entry.migration().id(), burnUp(entry));
        version.incrementAndGet();
    }

    private BurnUp burnUp(Board.Entry entry) {
        var now = new HashMap<String, Step>();
        entry.status()
                .rows()
                .forEach((Status.Row r) -> now.put(r.item().feature().id(), Step.of(r.phase())));
        var start = LocalDate.ofInstant(entry.migration().startedAt(), catalog.schedule().zone());
        return BurnUp.of(history.of(entry.migration().id()), now, start, entry.status().asOf());
    }

    /** Grows with every look at a migration. */
    long version() {
        return version.get();
    }

    /** Nearest cutoff first. */
    List<MigrationCard> cards(Viewer viewer) {
        long now = version();
        var known = hung.get(viewer);
        if (known != null && known.version() == now) {
            return known.cards();
        }
        var cards =
                board.all().stream()
                        .filter(viewer::sees)
                        .map(e -> MigrationCard.of(e, viewer, catalog, burnUp(e.migration().id())))
                        .toList();
        hung.put(viewer, new Hung(now, cards));
        return cards;
    }

    Optional<MigrationCard> card(Viewer viewer, String id) {
        return cards(viewer).stream().filter(c -> c.name().id().equals(id)).findFirst();
    }

    Optional<Instant> seenAt() {
        return board.all().stream().map(Board.Entry::seenAt).max(Instant::compareTo);
    }

    private BurnUp burnUp(String migration) {
        return burnUps.getOrDefault(migration, BurnUp.EMPTY);
    }
}
