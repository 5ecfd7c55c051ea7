package dev.ferry.reconcile;

import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Status;
import dev.ferry.migration.StatusReader;
import dev.ferry.reconcile.Standings.Standing;
import dev.ferry.tracker.Issue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps the board over restarts and the same on every replica: writes down what is seen, and shows
 * what others wrote down, judged by the day of today.
 */
public final class Memory {

    private final Standings standings;
    private final Migrations migrations;
    private final Function<MigrationRecord, Optional<Planner>> planners;
    private final Board board;
    private final Supplier<LocalDate> today;
    private final StatusReader reader = new StatusReader();
    private Instant known = Instant.EPOCH;

    /** Clocks of replicas differ, and what is seen first may be written down second. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /**
     * @param planners who plans in the tracker of a migration; empty where it is not configured
     */
    public Memory(
            Standings standings,
            Migrations migrations,
            Function<MigrationRecord, Optional<Planner>> planners,
            Board board,
            Supplier<LocalDate> today) {
        this.standings = standings;
        this.migrations = migrations;
        this.planners = planners;
        this.board = board;
        this.today = today;
        board.watch(this::keep);
    }

    private void keep(Board.Entry entry) {
        var facts =
                entry.status().rows().stream()
                        .map(Status.Row::facts)
                        .collect(Collectors.toMap(FeatureFacts::feature, Function.identity()));
        standings.save(
                new Standing(
                        entry.migration().id(),
                        facts,
                        entry.parent().map(Memory::withoutText),
                        entry.confidential(),
                        entry.seenAt()));
    }

    /** Shows what was written down since the last call. Costs one query. */
    public synchronized void recall() {
        for (var standing : standings.since(known.minus(OVERLAP))) {
            known = standing.seenAt().isAfter(known) ? standing.seenAt() : known;
            var newer =
                    board.find(standing.migration())
                            .filter(e -> !e.seenAt().isBefore(standing.seenAt()));
            if (newer.isEmpty()) {
                migrations.byId(standing.migration()).ifPresent(m -> show(m, standing));
            }
        }
    }

    private void show(MigrationRecord migration, Standing standing) {
        planners.apply(migration)
                .map(p -> p.plan(migration.decisions()))
                .map(plan -> reader.read(plan, standing.facts(), today.get()))
                .ifPresent(status ->
                        board.publish(
                                new Board.Entry(
                                        migration,
                                        status,
                                        standing.parent(),
                                        standing.confidential(),
                                        standing.seenAt())));
    }

    private static Issue withoutText(Issue i) {
        return new Issue(
                i.ref(),
                i.title(),
                "",
                i.author(),
                i.assignees(),
                i.labels(),
                i.due(),
                i.parent(),
                i.confidential(),
                i.open(),
                i.createdAt(),
                i.updatedAt(),
                i.url());
    }
}
