package dev.ferry.migration;

import dev.ferry.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What people may change about a running migration. Every method answers the plan that follows,
 * with its new decisions in it, or a refusal; said again, it answers the same.
 */
public record Amendment(Planner planner, Registry registry, Catalog catalog, Decisions now) {

    /**
     * Plans every date anew for another cutoff, which then holds on every surface. Promises that
     * the new cutoff overtakes are withdrawn.
     *
     * @param by username of the person who said so
     */
    public Planned withCutoff(LocalDate date, String by, LocalDate today) {
        return whileOpen(() -> {
            new Deadlines(planner.model(now.oldModel()), today).checkGiven(date);
            var given = now.cutoffs().get(Decisions.EVERYWHERE);
            if (given != null && given.date().equals(date)) {
                return now;
            }
            var kept = new TreeMap<>(now.etas());
            kept.values().removeIf(eta -> !eta.isBefore(date));
            var source = "given by " + name(by) + " in /migrate cutoff";
            var next = now.replanned(Deadlines.given(date, source), today, kept);
            return warned(next, today, withdrawn(kept));
        });
    }

    /** Takes features in. Their dates count from today; the others keep theirs. */
    public Planned adding(List<String> features, LocalDate today) {
        return whileOpen(() -> {
            var fresh = area().fresh(features);
            return fresh.isEmpty() ? now : warned(area().with(fresh, today), today, List.of());
        });
    }

    /** Takes features out, with what was decided about them. One has to stay. */
    public Planned removing(List<String> features, LocalDate today) {
        return whileOpen(() -> warned(area().without(features), today, List.of()));
    }

    /** Notes the day that a team promises; it stands in place of the planned one. */
    public Planned withEta(String feature, LocalDate date, LocalDate today) {
        return whileOpen(() -> {
            var item = planner.plan(now).item(area().inScope(feature));
            checkEta(date, item.flatMap(Plan.Item::cutoff), today);
            var etas = with(now.etas(), feature, date);
            return now.people(etas, now.assignees(), now.approved());
        });
    }

    /** Makes somebody else Responsible. */
    public Planned assigning(String feature, String username) {
        return whileOpen(() -> {
            var assignees = with(now.assignees(), area().inScope(feature), name(username));
            return now.people(now.etas(), assignees, now.approved());
        });
    }

    /** The Accountable says that a feature is done. The first approval stands. */
    public Planned approving(String feature, String who) {
        return whileOpen(() -> {
            var id = area().inScope(feature);
            var name = now.approved().getOrDefault(id, name(who));
            return now.people(now.etas(), now.assignees(), with(now.approved(), id, name));
        });
    }

    /** Takes back that a feature is done. */
    public Planned reopening(String feature) {
        return answer(() -> {
            var approved = new TreeMap<>(now.approved());
            approved.remove(area().inScope(feature));
            return now.people(now.etas(), now.assignees(), approved)
                    .in(Decisions.State.OPEN, Optional.empty());
        });
    }

    /** Takes back that the whole migration is done or cancelled. */
    public Planned reopening() {
        return answer(() -> now.in(Decisions.State.OPEN, Optional.empty()));
    }

    /** Nothing is expected any more; the issues stay for the record. */
    public Planned cancelled(Optional<String> reason) {
        return answer(() -> now.in(Decisions.State.CANCELLED, reason));
    }

    /** The migration as a whole is done. Whether it really is, only its status can tell. */
    public Planned finished() {
        return whileOpen(() -> now.in(Decisions.State.DONE, Optional.empty()));
    }

    private Planned answer(Supplier<Decisions> next) {
        return Planner.answer(() -> planner.plan(next.get()));
    }

    private Planned whileOpen(Supplier<Decisions> next) {
        return answer(() -> {
            if (!now.open()) {
                throw new Refusal(
                        "",
                        "This migration is "
                                + (now.state() == Decisions.State.DONE ? "done." : "cancelled."),
                        "`/migrate reopen` opens it again.");
            }
            return next.get();
        });
    }

    private Area area() {
        return new Area(planner, registry, catalog, now);
    }

    /** With what the registry says today about these decisions. */
    private Decisions warned(Decisions next, LocalDate today, List<String> more) {
        var outlook =
                new Outlook(
                        registry,
                        catalog,
                        planner.model(next.oldModel()),
                        planner.model(next.newModel()),
                        next.surfaces(),
                        next.cutoffs(),
                        today);
        var warnings = new ArrayList<>(outlook.warnings());
        warnings.addAll(more);
        return next.warning(warnings);
    }

    private List<String> withdrawn(Map<String, LocalDate> kept) {
        var gone = new TreeSet<>(now.etas().keySet());
        gone.removeAll(kept.keySet());
        return gone.isEmpty()
                ? List.of()
                : List.of(
                        "The new cutoff overtakes what was promised for %s; planned dates hold again."
                                .formatted(Words.list(gone)));
    }

    private static void checkEta(LocalDate eta, Optional<Cutoff> cutoff, LocalDate today) {
        if (eta.isBefore(today)) {
            throw new Refusal(
                    eta.toString(), eta + " is in the past.", "Give a day from " + today + " on.");
        }
        cutoff.map(Cutoff::date)
                .filter(c -> !eta.isBefore(c))
                .ifPresent(c -> {
                    throw new Refusal(
                            eta.toString(),
                            eta + " is not before the cutoff on " + c + ".",
                            "Give a day before it; if the provider has moved the cutoff,"
                                    + " say so with `/migrate cutoff DATE`.");
                });
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var next = new TreeMap<>(map);
        next.put(key, value);
        return next;
    }

    private static String name(String username) {
        return username.startsWith("@") ? username.substring(1) : username;
    }
}
