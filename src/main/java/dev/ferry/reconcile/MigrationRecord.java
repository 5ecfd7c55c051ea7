package dev.ferry.reconcile;

import dev.ferry.migration.Decisions;
import dev.ferry.tracker.IssueRef;
import java.time.Instant;

/**
 * A migration in the database.
 *
 * @param id {@code old-to-new-number}, the same after a rebuild
 * @param control the issue in which it was started; its text form is also the migration's lane
 * @param startedBy username, for people to read
 */
public record MigrationRecord(
        String id, IssueRef control, Decisions decisions, String startedBy, Instant startedAt) {

    public String lane() {
        return control.toString();
    }

    public MigrationRecord with(Decisions next) {
        return new MigrationRecord(id, control, next, startedBy, startedAt);
    }
}
