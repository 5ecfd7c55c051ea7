package dev.ferry.render;

import dev.ferry.flag.FlagKey;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Feature;
import dev.ferry.migration.Kind;
import dev.ferry.migration.Labels;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Raci;
import dev.ferry.migration.Raci.Duty;
import dev.ferry.migration.RolloutDates;
import dev.ferry.migration.SchedulePolicy;
import dev.ferry.migration.Team;
import dev.ferry.migration.Team.Part;
import dev.ferry.migration.ramp.RampPolicy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small believable company with its models, on which templates are tried. */
final class Specimens {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private Specimens() {}

    /** From where to where, on which platforms. */
    record Route(Kind kind, String oldModel, String newModel, List<String> surfaces) {}

    static Route route(Kind kind) {
        return new Route(kind, "claude-sonnet-4-5", "claude-sonnet-5-5", List.of("anthropic"));
    }

    /** Every kind with every family of providers. */
    static List<Route> routes() {
        return Stream.of(
                        List.of("anthropic", "claude-sonnet-4-5", "claude-sonnet-5-5"),
                        List.of("bedrock", "claude-sonnet-4-5", "claude-sonnet-5-5"),
                        List.of("vertex", "gemini-2.5-pro", "gemini-3.8-flash"),
                        List.of("gemini-api", "gemini-2.5-pro", "gemini-3.8-flash"),
                        List.of("openai", "gpt-4o", "gpt-5.6-sol"),
                        List.of("azure", "gpt-4o", "gpt-5.6-sol"),
                        List.of("mistral", "mistral-large-2", "mistral-large-3"),
                        List.of("anthropic", "claude-sonnet-4-5", "gpt-5.6-sol"))
                .flatMap(r ->
                        Stream.of(Kind.values())
                                .map(k -> new Route(k, r.get(1), r.get(2), List.of(r.getFirst()))))
                .toList();
    }

    static Catalog catalog() {
        return new Catalog(
                List.of(
                        new Team(
                                "ai-framework",
                                "AI Framework",
                                Part.AI_FRAMEWORK,
                                Optional.of("acme/ai-framework"),
                                "mira",
                                Optional.of("@acme/ai-framework")),
                        team(),
                        new Team(
                                "product",
                                "Product",
                                Part.PRODUCT,
                                Optional.empty(),
                                "paula",
                                Optional.empty()),
                        new Team(
                                "infra",
                                "Infrastructure",
                                Part.INFRASTRUCTURE,
                                Optional.of("acme/infra"),
                                "igor",
                                Optional.of("@acme/infra"))),
                List.of(),
                raci(),
                new SchedulePolicy(
                        28, 14, 14, 61, Set.of(LocalDate.of(2026, 12, 25)), ZoneOffset.UTC),
                new Labels("AI Model Migration", Set.of("group::ai framework"), "blocked"),
                "acme/ai");
    }

    private static Team team() {
        return new Team(
                "code-review",
                "Code Review",
                Part.FEATURE,
                Optional.of("acme/code-review"),
                "bo",
                Optional.of("@acme/code-review"));
    }

    static Raci raci() {
        return new Raci(
                List.of(
                        row("model configuration file", "R/A", "C", "I", "I"),
                        row("infrastructure compatibility", "R/A", "I", "I", "C"),
                        row("feature-specific prompt adjustments", "C", "R/A", "I", "I"),
                        row("evaluations and testing", "C", "R/A", "I", "I"),
                        row("feature flag implementation", "C", "R/A", "I", "I"),
                        row("rollout planning", "C", "R/A", "C", "I"),
                        row("documentation updates", "C", "R/A", "C", "I"),
                        row("monitoring and incident response", "C", "R/A", "I", "C")));
    }

    private static Raci.Row row(String task, String... cells) {
        var duties = new EnumMap<Part, Set<Duty>>(Part.class);
        for (var part : Part.values()) {
            duties.put(part, duties(cells[part.ordinal()]));
        }
        return new Raci.Row(task.replace(' ', '-'), task, duties);
    }

    private static Set<Duty> duties(String cell) {
        var duties = EnumSet.noneOf(Duty.class);
        for (var duty : Duty.values()) {
            if (cell.indexOf(duty.letter()) >= 0) {
                duties.add(duty);
            }
        }
        return duties;
    }

    /**
     * A plan for three features, one of each maturity, the last one as bare as a feature may be.
     */
    static Plan plan(Route route) {
        var features =
                List.of(
                        feature("code-review", "Code Review", Maturity.GA, route, true),
                        feature("summaries", "Discussion Summaries", Maturity.BETA, route, true),
                        feature(
                                "root-cause",
                                "Root Cause Analysis",
                                Maturity.EXPERIMENTAL,
                                route,
                                false));
        return plan(route, features);
    }

    static Feature feature(String id, String name, Maturity maturity, Route route, boolean rich) {
        return new Feature(
                id,
                name,
                "code-review",
                "ana",
                Optional.of("pat").filter(_ -> rich),
                maturity,
                route.surfaces().stream().map(s -> new Feature.Use(route.oldModel(), s)).toList(),
                Optional.of(
                                new FlagKey(
                                        "flags",
                                        "config/flags.yaml",
                                        id.replace('-', '_') + "_model",
                                        "production"))
                        .filter(_ -> rich),
                "acme/ai",
                10,
                !rich);
    }

    static Plan plan(Route route, List<Feature> features) {
        var registry = SpecimenModels.registry();
        var cutoffs = route.kind() == Kind.DEPRECATION ? cutoffs(route) : Map.<String, Cutoff>of();
        var decisions = decisions(route, features, cutoffs);
        var cutoff = cutoffs.values().stream().findFirst();
        var due = cutoff.map(c -> c.date().minusDays(28)).orElse(TODAY.plusDays(14));
        var items = new ArrayList<Plan.Item>();
        for (int i = 0; i < features.size(); i++) {
            items.add(
                    item(
                            route,
                            features.get(i),
                            workingDay(due.plusDays(cutoff.isPresent() ? i % 14 : 0)),
                            cutoff));
        }
        return new Plan(
                decisions,
                registry.model(route.oldModel()).orElseThrow(),
                registry.model(route.newModel()).orElseThrow(),
                cutoff,
                false,
                List.of(),
                new Plan.Parent(
                        "Replace discontinued ["
                                + route.oldModel()
                                + "] with ["
                                + route.newModel()
                                + "]",
                        due.plusDays(14),
                        Set.of("AI Model Migration")),
                items);
    }

    private static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.minusDays(2);
            default -> day;
        };
    }

    private static Map<String, Cutoff> cutoffs(Route route) {
        var source = "announced by the provider";
        return route.surfaces().stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                s ->
                                        new Cutoff(
                                                LocalDate.of(2027, 1, 14),
                                                source,
                                                Optional.of(SpecimenModels.evidence(s)))));
    }

    private static Decisions decisions(
            Route route, List<Feature> features, Map<String, Cutoff> cutoffs) {
        var ids = features.stream().map(Feature::id).toList();
        return new Decisions(
                route.kind(),
                route.oldModel(),
                route.newModel(),
                Optional.empty(),
                false,
                false,
                cutoffs,
                TODAY,
                List.of(new Decisions.Scope(TODAY, route.surfaces(), ids)),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Decisions.State.OPEN,
                Optional.empty());
    }

    private static Plan.Item item(
            Route route, Feature feature, LocalDate due, Optional<Cutoff> cutoff) {
        return new Plan.Item(
                feature,
                team(),
                route.surfaces(),
                feature.name() + ": " + route.oldModel() + " to " + route.newModel(),
                feature.dri(),
                "bo",
                due,
                cutoff.map(c -> reason(due, c, feature))
                        .orElse(
                                due
                                        + " is the last working day of the 14 days from "
                                        + TODAY
                                        + ", the time for a simple upgrade"),
                due.minusDays(14),
                false,
                cutoff,
                RolloutDates.in(
                        new RolloutDates.Frame(TODAY, due.minusDays(14), due),
                        catalog().schedule(),
                        RampPolicy.DEFAULT.stages()),
                Set.of("AI Model Migration"),
                feature.confidential());
    }

    private static String reason(LocalDate due, Cutoff cutoff, Feature feature) {
        var days = ChronoUnit.DAYS.between(due, cutoff.date());
        return "%s is %d days before the provider switches it off on %s; it is the turn of %s features"
                .formatted(due, days, cutoff.date(), Names.maturity(feature.maturity()));
    }
}
