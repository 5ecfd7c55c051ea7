package dev.ferry.server.site;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    private final Map<String, Exhibit> exhibits = new ConcurrentHashMap<>();
    private final Map<Viewer, Hung> hung = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    /** A look at a migration, with what was read of its history then. */
    private record Exhibit(Board.Entry entry, BurnUp burnUp) {

        boolean isOlderThan(Exhibit other) {
            return entry.seenAt().isBefore(other.entry.seenAt());
        }
    }

    /**
     * @param made by the very look that each was made of: a look at one migration makes one card
     */
    private record Hung(
            long version, IdentityHashMap<Exhibit, MigrationCard> made, List<MigrationCard> cards) {

        static final Hung NOTHING = new Hung(-1, new IdentityHashMap<>(), List.of());
    }

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
        exhibits.merge(
                entry.migration().id(),
                new Exhibit(entry, burnUp(entry)),
                (before, now) -> now.isOlderThan(before) ? before : now);
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
        var known = hung.getOrDefault(viewer, Hung.NOTHING);
        if (known.version() == now) {
            return known.cards();
        }
        var made = new IdentityHashMap<Exhibit, MigrationCard>();
        var cards = new ArrayList<MigrationCard>();
        for (var entry : board.all()) {
            var exhibit = exhibit(entry);
            if (viewer.sees(exhibit.entry())) {
                var card = known.made().get(exhibit);
                cards.add(card == null ? card(viewer, exhibit) : card);
                made.put(exhibit, cards.getLast());
            }
        }
        hung.put(viewer, new Hung(now, made, List.copyOf(cards)));
        return cards;
    }

    private MigrationCard card(Viewer viewer, Exhibit exhibit) {
        return MigrationCard.of(exhibit.entry(), viewer, catalog, exhibit.burnUp());
    }

    Optional<MigrationCard> card(Viewer viewer, String id) {
        return cards(viewer).stream().filter(c -> c.name().id().equals(id)).findFirst();
    }

    Optional<Instant> seenAt() {
        return board.all().stream().map(Board.Entry::seenAt).max(Instant::compareTo);
    }

    /** A look of this moment may be on the board while its history is still read. */
    private Exhibit exhibit(Board.Entry entry) {
        return exhibits.getOrDefault(entry.migration().id(), new Exhibit(entry, BurnUp.EMPTY));
    }
}
