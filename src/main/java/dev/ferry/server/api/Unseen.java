package dev.ferry.server.api;

import dev.ferry.migration.Decisions;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The models of open migrations that nobody here has looked at yet: right after their command, on
 * another replica, or after the database was rebuilt. What moves away from them is not known then,
 * which is not the same as nothing.
 */
final class Unseen {

    /** However many ask for what there is not, the database is asked no more often. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Migrations migrations;
    private final Board board;
    private final boolean hidden;
    private final InstantSource clock;
    private Set<String> models = Set.of();
    private Instant until = Instant.MIN;

    /**
     * @param hidden migrations that were begun where not everybody reads are told, too
     */
    Unseen(Migrations migrations, Board board, boolean hidden, InstantSource clock) {
        this.migrations = migrations;
        this.board = board;
        this.hidden = hidden;
        this.clock = clock;
    }

    synchronized boolean movesAwayFrom(String model) {
        var now = clock.instant();
        if (!now.isBefore(until)) {
            models =
                    migrations.all().stream()
                            .filter(this::isUnseen)
                            .map(m -> m.decisions().oldModel())
                            .collect(Collectors.toUnmodifiableSet());
            until = now.plus(A_MOMENT);
        }
        return models.contains(model);
    }

    private boolean isUnseen(MigrationRecord migration) {
        var decisions = migration.decisions();
        return decisions.state() == Decisions.State.OPEN
                && (hidden || !decisions.confidential())
                && board.find(migration.id()).isEmpty();
    }
}
