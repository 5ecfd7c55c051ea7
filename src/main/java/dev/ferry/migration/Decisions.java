package dev.ferry.migration;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that people decided about one migration, with what the registry said at that moment.
 * The plan is computed from this and the catalog alone, so it does not drift from day to day; the
 * tracker carries it in the parent's marker, so the database can be rebuilt. Its maps are sorted:
 * the same decisions are always the same text.
 *
 * @param oldModel registry id
 * @param newModel registry id
 * @param reason why, in the words of the person who started it
 * @param anyway the person insisted on a replacement that retires too early
 * @param confidential it was started where not everybody may look, so none of its issues is for
 *     everybody
 * @param cutoffs by surface id; the key {@code *} holds for every surface and wins over the others
 * @param plannedOn the day from which dates were planned last (the start, or the last {@code
 *     /migrate cutoff})
 * @param scope the features that move
 * @param warnings what the registry said that is not a date
 * @param etas dates that a team promised, by feature
 * @param assignees usernames that replace the configured DRI, by feature
 * @param approved who approved {@code done}, by feature
 * @param ended why it was cancelled
 */
public record Decisions(
        Kind kind,
        String oldModel,
        String newModel,
        Optional<String> reason,
        boolean anyway,
        boolean confidential,
        Map<String, Cutoff> cutoffs,
        LocalDate plannedOn,
        List<Scope> scope,
        List<String> warnings,
        Map<String, LocalDate> etas,
        Map<String, String> assignees,
        Map<String, String> approved,
        State state,
        Optional<String> ended) {

    public enum State {
        OPEN,
        DONE,
        CANCELLED
    }

    /**
     * Features that came in on the same day and call the old model on the same surfaces. Kept in
     * groups because 200 of them have to fit into a marker; kept at all because a team that updates
     * {@code features.yaml} when it has moved must not change its own date by that.
     */
    public record Scope(LocalDate since, List<String> surfaces, List<String> features) {

        public Scope {
            surfaces = List.copyOf(surfaces);
            features = List.copyOf(features);
        }
    }

    /** The key in {@link #cutoffs()} that stands for every surface. */
    public static final String EVERYWHERE = "*";

    public Decisions {
        cutoffs = sorted(cutoffs);
        scope = List.copyOf(scope);
        warnings = List.copyOf(warnings);
        etas = sorted(etas);
        assignees = sorted(assignees);
        approved = sorted(approved);
    }

    public boolean open() {
        return state == State.OPEN;
    }

    /** Ids of the features in scope, sorted. */
    public Set<String> features() {
        return new TreeSet<>(surfaces().keySet());
    }

    /** For every feature in scope the surfaces on which it calls the old model. */
    public Map<String, List<String>> surfaces() {
        var surfaces = new TreeMap<String, List<String>>();
        scope.forEach(s -> s.features().forEach(f -> surfaces.put(f, s.surfaces())));
        return surfaces;
    }

    /** None of its issues is for everybody. */
    public Decisions inConfidence() {
        return new Decisions(
                kind, oldModel, newModel, reason, anyway, true, cutoffs, plannedOn, scope, warnings,
                etas, assignees, approved, state, ended);
    }

    /** Dates planned anew from this day on. */
    Decisions replanned(Map<String, Cutoff> next, LocalDate day, Map<String, LocalDate> kept) {
        return new Decisions(
                kind,
                oldModel,
                newModel,
                reason,
                anyway,
                confidential,
                next,
                day,
                scope,
                warnings,
                kept,
                assignees,
                approved,
                state,
                ended);
    }

    /** With other features; what was decided about those that left is dropped. */
    Decisions scoped(List<Scope> next, Map<String, Cutoff> nextCutoffs) {
        var staying = new TreeSet<String>();
        next.forEach(s -> staying.addAll(s.features()));
        return new Decisions(
                kind,
                oldModel,
                newModel,
                reason,
                anyway,
                confidential,
                nextCutoffs,
                plannedOn,
                next,
                warnings,
                only(staying, etas),
                only(staying, assignees),
                only(staying, approved),
                state,
                ended);
    }

    /** Only what was decided about these features. */
    public Decisions about(Set<String> some) {
        var kept =
                scope.stream()
                        .map(s ->
                                new Scope(
                                        s.since(),
                                        s.surfaces(),
                                        s.features().stream().filter(some::contains).toList()))
                        .filter(s -> !s.features().isEmpty())
                        .toList();
        return scoped(kept, cutoffs);
    }

    /** With what was decided about other features of the same migration. */
    public Decisions and(Decisions others) {
        return scoped(Stream.concat(scope.stream(), others.scope.stream()).toList(), cutoffs)
                .people(
                        joined(etas, others.etas),
                        joined(assignees, others.assignees),
                        joined(approved, others.approved));
    }

    private static <V> Map<String, V> joined(Map<String, V> some, Map<String, V> more) {
        var all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    Decisions warning(List<String> next) {
        return new Decisions(
                kind,
                oldModel,
                newModel,
                reason,
                anyway,
                confidential,
                cutoffs,
                plannedOn,
                scope,
                next,
                etas,
                assignees,
                approved,
                state,
                ended);
    }

    /** With other answers of people about single features. */
    Decisions people(
            Map<String, LocalDate> nextEtas,
            Map<String, String> nextAssignees,
            Map<String, String> nextApproved) {
        return new Decisions(
                kind,
                oldModel,
                newModel,
                reason,
                anyway,
                confidential,
                cutoffs,
                plannedOn,
                scope,
                warnings,
                nextEtas,
                nextAssignees,
                nextApproved,
                state,
                ended);
    }

    Decisions in(State next, Optional<String> because) {
        return new Decisions(
                kind,
                oldModel,
                newModel,
                reason,
                anyway,
                confidential,
                cutoffs,
                plannedOn,
                scope,
                warnings,
                etas,
                assignees,
                approved,
                next,
                because);
    }

    private static <V> Map<String, V> only(Set<String> keys, Map<String, V> map) {
        var kept = new TreeMap<>(map);
        kept.keySet().retainAll(keys);
        return kept;
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
