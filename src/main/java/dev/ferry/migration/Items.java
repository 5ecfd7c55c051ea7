package dev.ferry.migration;

import static java.util.Comparator.comparing;

import dev.ferry.registry.Model;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes the issues of a plan, each for itself: none depends on another. */
record Items(Catalog catalog, Schedule schedule) {

    Items(Catalog catalog) {
        this(catalog, new Schedule(catalog.schedule()));
    }

    /**
     * @param event what happens then, as in "28 days before …"
     */
    record Deadline(Cutoff cutoff, String event) {}

    /** In the order of their due dates. A feature that has left the catalog has none. */
    List<Plan.Item> of(Decisions decisions, Model old, Model replacement) {
        return decisions.scope().stream()
                .flatMap(s -> s.features().stream().map(id -> Map.entry(id, s)))
                .flatMap(e ->
                        catalog.feature(e.getKey()).stream()
                                .map(f -> item(f, e.getValue(), decisions, old, replacement)))
                .sorted(
                        comparing(Plan.Item::due)
                                .thenComparing(i -> i.feature().maturity())
                                .thenComparing(i -> i.feature().id()))
                .toList();
    }

    private Plan.Item item(
            Feature feature,
            Decisions.Scope scope,
            Decisions decisions,
            Model old,
            Model replacement) {
        var team = team(feature);
        var deadline = deadline(decisions, scope.surfaces());
        var from = later(scope.since(), decisions.plannedOn());
        var due = due(feature, from, decisions, old, replacement, deadline);
        return new Plan.Item(
                feature,
                team,
                scope.surfaces(),
                Titles.feature(feature, old, replacement),
                decisions.assignees().getOrDefault(feature.id(), feature.dri()),
                team.lead(),
                due.date(),
                due.reason(),
                due.startBy(),
                due.compressed(),
                deadline.map(Deadline::cutoff),
                RolloutDates.in(
                        new RolloutDates.Frame(from, due.startBy(), due.date()),
                        catalog.schedule(),
                        catalog.rollout().of(feature.id()).stages()),
                labels(catalog.labels()),
                feature.confidential() || decisions.confidential());
    }

    private Schedule.Due due(
            Feature feature,
            LocalDate from,
            Decisions decisions,
            Model old,
            Model replacement,
            Optional<Deadline> deadline) {
        var work = new Schedule.Work(feature.maturity(), feature.effortDays(), from);
        var planned =
                deadline.map(d -> schedule.before(d.cutoff().date(), d.event(), work))
                        .orElseGet(() -> unforced(decisions.kind(), old, replacement, work));
        return Optional.ofNullable(decisions.etas().get(feature.id()))
                .map(eta -> promised(eta, planned, feature))
                .orElse(planned);
    }

    private Schedule.Due unforced(Kind kind, Model old, Model replacement, Schedule.Work work) {
        boolean sameProvider = old.provider().equals(replacement.provider());
        boolean far = kind == Kind.NEW_PROVIDER || (kind == Kind.DEPRECATION && !sameProvider);
        var policy = catalog.schedule();
        return far
                ? schedule.within(policy.newProviderDays(), "a move to a new provider", work)
                : schedule.within(policy.simpleUpgradeDays(), "a simple upgrade", work);
    }

    private Schedule.Due promised(LocalDate eta, Schedule.Due planned, Feature feature) {
        var reason =
                "%s is the day that the team promised; planned was: %s"
                        .formatted(eta, planned.reason());
        return new Schedule.Due(
                eta, schedule.startBy(eta, feature.effortDays()), reason, planned.compressed());
    }

    /** The earliest end of the old model on these surfaces. */
    private static Optional<Deadline> deadline(Decisions decisions, List<String> surfaces) {
        var everywhere = Optional.ofNullable(decisions.cutoffs().get(Decisions.EVERYWHERE));
        if (everywhere.isPresent()) {
            return everywhere.map(c -> new Deadline(c, "the cutoff (" + c.source() + ")"));
        }
        return surfaces.stream()
                .flatMap(s ->
                        Optional.ofNullable(decisions.cutoffs().get(s))
                                .map(c -> announced(s, c, decisions))
                                .stream())
                .min(comparing(d -> d.cutoff().date()));
    }

    private static Deadline announced(String surface, Cutoff cutoff, Decisions decisions) {
        return new Deadline(cutoff, surface + " switches " + decisions.oldModel() + " off");
    }

    static Set<String> labels(Labels labels) {
        var all = new LinkedHashSet<String>();
        all.add(labels.migration());
        all.addAll(new TreeSet<>(labels.always()));
        return Collections.unmodifiableSet(all);
    }

    private Team team(Feature feature) {
        return catalog.team(feature.team())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "feature \""
                                        + feature.id()
                                        + "\" belongs to the unknown team \""
                                        + feature.team()
                                        + "\""));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
