package dev.ferry.migration;

import static java.util.Comparator.comparing;

import dev.ferry.registry.Model;
import dev.ferry.registry.Registry;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Decides what a migration is: which features move, until when, and what has to exist in the
 * tracker. Pure: the same request on the same day is the same plan, and the decisions of a plan
 * give the plan again.
 */
public final class Planner {

    private final Registry registry;
    private final Catalog catalog;
    private final Items items;

    public Planner(Registry registry, Catalog catalog) {
        this.registry = registry;
        this.catalog = catalog;
        this.items = new Items(catalog);
    }

    /** The plan of a new migration, or why there can be none. */
    public Planned begin(Request request, LocalDate today) {
        return answer(() -> plan(decide(request, today)));
    }

    /**
     * The plan that follows from these decisions. Computed from them and the catalog alone: neither
     * the day nor newer dates in the registry change it.
     */
    public Plan plan(Decisions decisions) {
        var old = model(decisions.oldModel());
        var replacement = model(decisions.newModel());
        var issues = items.of(decisions, old, replacement);
        return new Plan(
                decisions,
                old,
                replacement,
                issues.stream().flatMap(i -> i.cutoff().stream()).min(comparing(Cutoff::date)),
                issues.stream().anyMatch(Plan.Item::compressed),
                Concerns.of(decisions, issues),
                parent(decisions, old, replacement, issues),
                issues);
    }

    /** What people may change about a migration that runs. */
    public Amendment amend(Decisions decisions) {
        return new Amendment(this, registry, catalog, decisions);
    }

    static Planned answer(Supplier<Plan> plan) {
        try {
            return new Planned.Ok(plan.get());
        } catch (Refusal no) {
            return no.refused();
        }
    }

    private Decisions decide(Request request, LocalDate today) {
        var names = new Names(registry, catalog);
        var old = names.model(request.old());
        var replacement = names.model(request.replacement());
        if (old.id().equals(replacement.id())) {
            throw new Refusal(
                    request.replacement(),
                    "Both names mean " + old.id() + ".",
                    "Write the model to move to after `to`.");
        }
        var scope = new Scoping(registry, catalog).scope(old, request);
        var cutoffs = cutoffs(request, new Deadlines(old, today), scope);
        var kind = kind(request, old, replacement, cutoffs);
        var outlook = new Outlook(registry, catalog, old, replacement, scope, cutoffs, today);
        if (!request.anyway()) {
            outlook.successor().mustLast();
        }
        return new Decisions(
                kind,
                old.id(),
                replacement.id(),
                request.reason(),
                request.anyway(),
                false,
                cutoffs,
                today,
                Scoping.grouped(scope, today),
                outlook.warnings(),
                Map.of(),
                Map.of(),
                Map.of(),
                Decisions.State.OPEN,
                Optional.empty());
    }

    private static Map<String, Cutoff> cutoffs(
            Request request, Deadlines deadlines, Map<String, List<String>> scope) {
        if (request.cutoff().isPresent()) {
            var date = request.cutoff().get();
            deadlines.checkGiven(date);
            return Deadlines.given(date, "given with --cutoff");
        }
        var mayBeDeprecation = request.kind().orElse(Kind.DEPRECATION) == Kind.DEPRECATION;
        return deadlines.announced(Deadlines.surfaces(scope), scope, mayBeDeprecation);
    }

    private static Kind kind(
            Request request, Model old, Model replacement, Map<String, Cutoff> cutoffs) {
        var kind =
                request.kind()
                        .orElseGet(() -> {
                            if (!cutoffs.isEmpty()) {
                                return Kind.DEPRECATION;
                            }
                            return old.provider().equals(replacement.provider())
                                    ? Kind.UPGRADE
                                    : Kind.NEW_PROVIDER;
                        });
        if (kind == Kind.DEPRECATION && cutoffs.isEmpty()) {
            throw new Refusal(
                    old.id(),
                    "A deprecation needs the day on which the old model ends, and no firm day is"
                            + " known for "
                            + old.id()
                            + ".",
                    "Give it with `--cutoff DATE`, or leave `--kind deprecation` out.");
        }
        return kind;
    }

    private Plan.Parent parent(
            Decisions decisions, Model old, Model replacement, List<Plan.Item> issues) {
        return new Plan.Parent(
                Titles.parent(decisions.kind(), old, replacement),
                lastDue(issues, i -> i.cutoff().isPresent())
                        .or(() -> lastDue(issues, _ -> true))
                        .orElse(decisions.plannedOn()),
                Items.labels(catalog.labels()));
    }

    /** Features that nobody forces do not move the epic's date behind the cutoff of the others. */
    private static Optional<LocalDate> lastDue(
            List<Plan.Item> issues, Predicate<Plan.Item> counted) {
        return issues.stream().filter(counted).map(Plan.Item::due).max(Comparator.naturalOrder());
    }

    /** A decided model that has left the registry keeps its name: a running migration goes on. */
    Model model(String id) {
        return registry.model(id)
                .orElseGet(() ->
                        new Model(
                                id,
                                "unknown",
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Map.of()));
    }
}
