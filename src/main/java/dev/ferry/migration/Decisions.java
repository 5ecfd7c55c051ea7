package dev.ferry.migration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that people decided about one migration, with what the registry said at that moment.
 * The plan is computed from this and the catalog alone, so it does not drift from day to day; the
 * tracker carries it in the parent's marker, so the database can be rebuilt.
 *
 * @param oldModel registry id
 * @param newModel registry id
 * @param cutoffs by surface id; the key {@code *} holds for every surface and wins over the others
 * @param plannedOn the day from which dates were planned last (start, or the last {@code cutoff})
 * @param features ids in scope, each with the day it came in
 * @param etas dates that a team promised, by feature
 * @param assignees usernames that replace the configured DRI, by feature
 * @param approved who approved {@code done}, by feature
 */
public record Decisions(
        Kind kind,
        String oldModel,
        String newModel,
        Map<String, Cutoff> cutoffs,
        LocalDate plannedOn,
        Map<String, LocalDate> features,
        Map<String, LocalDate> etas,
        Map<String, String> assignees,
        Map<String, String> approved,
        List<String> warnings,
        Optional<String> reason,
        boolean anyway,
        State state) {

    public enum State {
        OPEN,
        DONE,
        CANCELLED
    }

    /** The key in {@link #cutoffs()} that stands for every surface. */
    public static final String EVERYWHERE = "*";
}
