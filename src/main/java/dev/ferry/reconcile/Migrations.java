package dev.ferry.reconcile;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.tracker.IssueRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ferry's own memory of migrations. */
public interface Migrations {

    Optional<MigrationRecord> byId(String id);

    Optional<MigrationRecord> byControl(IssueRef control);

    List<MigrationRecord> all();

    /**
     * Stores what the commands of one comment decided, with the migration they changed, in one
     * commit. A second call for the same comment and text changes nothing.
     *
     * @throws Taken and stores nothing, when another open migration makes the same move already,
     *     unless this one was started {@code --anyway}
     */
    void save(Optional<MigrationRecord> migration, Handled handled, Steering steering);

    default void save(Optional<MigrationRecord> migration, Handled handled) {
        save(migration, handled, Steering.NONE);
    }

    void save(MigrationRecord migration);

    /** What was decided for this text of this comment, if it was. */
    Optional<Handled> handled(String comment);

    /**
     * The issues that belong to a migration: parent and features. Used to find lane and feature of
     * an issue.
     */
    void bind(Map<IssueRef, Binding> issues);

    Optional<Binding> binding(IssueRef issue);

    /** All issues of a migration. */
    Map<IssueRef, Binding> bindings(String migration);

    /** Remembers readings, and for ever that a flag was seen above 0 % or present. */
    void remember(String migration, Collection<FlagState> readings);

    Map<FlagKey, FlagMemory> flags(String migration);

    /** Somebody started the same move elsewhere a moment ago. */
    final class Taken extends RuntimeException {
        public Taken(String migration) {
            super("the same move is made by " + migration + " already");
        }
    }

    /**
     * What the commands of one comment decided about rollouts.
     *
     * @param ramps by feature
     */
    record Steering(String migration, Map<String, Ramp> ramps, List<TimelineEntry> entries) {

        public static final Steering NONE = new Steering("", Map.of(), List.of());

        public Steering {
            ramps = Map.copyOf(ramps);
            entries = List.copyOf(entries);
        }
    }

    /**
     * @param feature empty for the parent
     */
    record Binding(String migration, Optional<String> feature) {}

    /**
     * @param last the newest reading that was not unreadable
     */
    record FlagMemory(Optional<FlagState> last, boolean wasPresent, boolean wasOn) {}

    /**
     * The commands of one comment that were decided.
     *
     * @param comment text form of the comment's ref
     * @param commands canonical texts of the commands that were decided, so that an edit yields
     *     only new ones
     * @param outcomes one for each command, in order: JSON that the command layer reads back
     * @param migration the migration they were about, where there is one
     */
    record Handled(
            String comment, List<String> commands, String outcomes, Optional<String> migration) {
        public Handled {
            commands = List.copyOf(commands);
        }
    }
}
