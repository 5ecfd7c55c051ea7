package dev.ferry.server.api;

import dev.ferry.migration.Decisions;
import dev.ferry.migration.Status;
import dev.ferry.reconcile.Board;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which features move away from a model, at hand for many who ask: gathered again only after a look
 * at a migration.
 */
final class Moves {

    private final Board board;
    private final boolean hidden;
    private final AtomicLong looks = new AtomicLong();
    private volatile Gathered gathered = new Gathered(-1, Map.of());

    record Move(String migration, String oldModel, String newModel, Status.Row row) {}

    /**
     * @param hidden features of hidden issues are told, too
     */
    Moves(Board board, boolean hidden) {
        this.board = board;
        this.hidden = hidden;
        board.watch(_ -> looks.incrementAndGet());
    }

    /** As of so many looks. */
    private record Gathered(long looks, Map<String, Map<String, Move>> byModel) {}

    /** By feature; of two migrations that move the same one, the one with the nearest cutoff. */
    Map<String, Move> from(String model) {
        var known = gathered;
        return (known.looks() == looks.get() ? known : gather())
                .byModel()
                .getOrDefault(model, Map.of());
    }

    /** Whoever asks meanwhile waits: what was true before the look is no answer any more. */
    private synchronized Gathered gather() {
        long now = looks.get();
        if (gathered.looks() != now) {
            gathered = new Gathered(now, byModel());
        }
        return gathered;
    }

    private Map<String, Map<String, Move>> byModel() {
        var moves = new HashMap<String, Map<String, Move>>();
        for (var entry : board.all()) {
            if (entry.migration().decisions().state() != Decisions.State.CANCELLED) {
                gather(
                        entry,
                        moves.computeIfAbsent(
                                entry.status().plan().oldModel().id(), _ -> new LinkedHashMap<>()));
            }
        }
        return moves;
    }

    private void gather(Board.Entry entry, Map<String, Move> moves) {
        var plan = entry.status().plan();
        for (var row : entry.status().rows()) {
            var feature = row.item().feature().id();
            if (hidden || !entry.confidential().contains(feature)) {
                moves.putIfAbsent(
                        feature,
                        new Move(
                                entry.migration().id(),
                                plan.oldModel().id(),
                                plan.newModel().id(),
                                row));
            }
        }
    }
}
