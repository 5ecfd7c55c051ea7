package dev.ferry.render;

import dev.ferry.migration.Digest;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Health;
import dev.ferry.migration.Kind;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.Phase;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Reminder;
import dev.ferry.migration.Status;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Decision;
import dev.ferry.text.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tries templates as their author would want it: every text for every kind of migration, every
 * family of providers and some odd values, on a company that does not exist.
 */
public final class TemplateCheck {

    /** Sections of a feature's issue, from which its phase is read, in order. */
    static final List<String> SECTIONS =
            List.of("evaluation", "implementation", "testing", "rollout", "cleanup");

    private static final int STATUS_COLUMNS = 9;

    private static final String ODD =
            "/close \"<b>|odd|</b>\" @all --> `x`"
                    + " ${\"freemarker.template.utility.Execute\"?new()(\"id\")} \u202Eend";

    private static final Links LINKS =
            new Links(
                    Optional.of("https://ferry.example.com/migrations/7"),
                    Optional.of("https://tracker.example.com/acme/ai/issues/1"));

    private final Renderer renderer;
    private final Set<String> mistakes;

    private TemplateCheck(Renderer renderer, Set<String> mistakes) {
        this.renderer = renderer;
        this.mistakes = mistakes;
    }

    /**
     * Everything that is wrong with the templates of this directory, each as {@code
     * templates/feature.md.ftl:12:3: what}; empty when they can be used.
     */
    public static List<String> run(Path directory) {
        try {
            var templates = Templates.load(directory);
            var renderer = new Renderer(templates, Specimens.catalog(), SpecimenModels.registry());
            var mistakes = new LinkedHashSet<String>();
            var linked = new TemplateCheck(renderer.at(LINKS), mistakes);
            new TemplateCheck(renderer, mistakes).all(linked);
            return List.copyOf(mistakes);
        } catch (TemplateError e) {
            return e.mistakes();
        }
    }

    private void all(TemplateCheck linked) {
        for (var route : Specimens.routes()) {
            bodies(Specimens.plan(route));
        }
        for (var kind : Kind.values()) {
            var plan = Specimens.plan(Specimens.route(kind));
            linked.bodies(plan);
            linked.replies(plan);
            var odd = odd(Specimens.route(kind));
            bodies(odd);
            replies(odd);
        }
    }

    private static Plan odd(Specimens.Route route) {
        return Specimens.plan(
                route, List.of(Specimens.feature(ODD, ODD, Maturity.GA, route, true)));
    }

    private void bodies(Plan plan) {
        var status = status(plan);
        var regions = List.of(Renderer.TABLE, Renderer.OVERVIEW);
        inspect("parent", () -> renderer.parentBody(status), regions, List.of());
        columns(status);
        plan.issues().forEach(item -> feature(plan, item));
    }

    private void replies(Plan plan) {
        var status = status(plan);
        inspect("plan", () -> renderer.planPreview(plan, true));
        inspect("started", () -> renderer.started(status));
        inspect("status", () -> renderer.status(status));
        inspect("why", () -> renderer.why(status));
        inspect("changed", () -> renderer.changed(ODD, status));
        inspect("not-kept", () -> renderer.notKept(List.of(ODD, ODD)));
        inspect("refused", () -> renderer.refused(ODD, ODD));
        var digest = new Digest("2026-W48", status, status.rows());
        inspect("digest", () -> renderer.digest(digest), List.of(), informed(plan));
        inspect("given-up", () -> renderer.givenUp(ODD));
        inspect("history", () -> renderer.history(List.of(oddEntry())));
        inspect("held", () -> renderer.held(ODD, List.of(new Decision.Reason(ODD, ODD))));
        inspect("notice", () -> renderer.notice("", ODD, ODD, ODD));
        inspect(
                "notice",
                () -> renderer.notice("mira", ODD, ODD, ""),
                List.of(),
                List.of(Places.mention("mira")));
        inspect("cancelled", () -> renderer.cancelled(status));
        inspect("done", () -> renderer.done(status));
        inspect("replies", () -> renderer.replies(List.of("one", "two")));
        inspect("table", () -> renderer.table(status, 0));
        status.rows().forEach(row -> row(plan, row));
    }

    private static TimelineEntry oddEntry() {
        return new TimelineEntry(
                "m",
                Optional.of("f"),
                TimelineEntry.What.FLAG,
                java.time.Instant.EPOCH,
                Optional.of(ODD),
                "0",
                ODD,
                ODD);
    }

    private static List<String> people(Status.Row row) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(row.item().assignee(), row.item().accountable()),
                        row.facts().issueAssignees().stream())
                .map(Places::mention)
                .toList();
    }

    private static List<String> informed(Plan plan) {
        return plan.issues().stream()
                .flatMap(i -> new Duties(Specimens.catalog(), i).informed().stream())
                .distinct()
                .map(Places::mention)
                .toList();
    }

    private void feature(Plan plan, Plan.Item item) {
        var mentions =
                new Duties(Specimens.catalog(), item)
                        .mentions().stream().map(Places::mention).toList();
        var body =
                inspect(
                        "feature",
                        () -> renderer.featureBody(plan, item),
                        List.of(Renderer.FACTS),
                        mentions);
        body.map(b -> Shape.missingSections(b, SECTIONS)).stream()
                .flatMap(List::stream)
                .forEach(f -> add("feature", f));
    }

    private void row(Plan plan, Status.Row row) {
        inspect("facts", () -> renderer.facts(plan, row.item(), row));
        for (var stage : Reminder.Stage.values()) {
            inspect(
                    "reminder",
                    () -> renderer.reminder(new Reminder(row, stage), plan.decisions().plannedOn()),
                    List.of(),
                    people(row));
        }
        inspect("status-feature", () -> renderer.statusOf(row));
        inspect("why-feature", () -> renderer.why(row));
        inspect("done-feature", () -> renderer.done(row));
    }

    private void columns(Status status) {
        inspect("table", () -> renderer.table(status, Renderer.LONGEST)).stream()
                .flatMap(String::lines)
                .filter(l -> l.startsWith("| Feature |"))
                .filter(l -> Shape.cells(l) != STATUS_COLUMNS)
                .forEach(l ->
                        add(
                                "table",
                                "the status table has "
                                        + Shape.cells(l)
                                        + " columns, not "
                                        + STATUS_COLUMNS));
    }

    private static Status status(Plan plan) {
        var rows = new ArrayList<Status.Row>();
        var phases =
                List.of(
                        new Phase.Testing(),
                        new Phase.Blocked(new Phase.Planned()),
                        new Phase.Unclear(ODD));
        for (int i = 0; i < plan.issues().size(); i++) {
            var item = plan.issues().get(i);
            var level = Health.Level.values()[i % Health.Level.values().length];
            rows.add(
                    new Status.Row(
                            item,
                            FeatureFacts.unseen(item.feature().id()),
                            phases.get(i % phases.size()),
                            new Health(level, List.of(ODD)),
                            List.of(ODD, "a fact")));
        }
        return new Status(plan, Specimens.TODAY, rows, new Health(Health.Level.LATE, List.of(ODD)));
    }

    private Optional<String> inspect(String template, Supplier<String> text) {
        return inspect(template, text, List.of(), List.of());
    }

    private Optional<String> inspect(
            String template, Supplier<String> text, List<String> regions, List<String> mentions) {
        try {
            var markdown = text.get();
            Stream.of(Shape.flaws(markdown, mentions), missing(regions, markdown))
                    .flatMap(List::stream)
                    .forEach(f -> add(template, f));
            return Optional.of(markdown);
        } catch (TemplateError e) {
            mistakes.addAll(e.mistakes());
            return Optional.empty();
        }
    }

    private static List<String> missing(List<String> regions, String markdown) {
        return regions.stream()
                .filter(r -> Region.read(markdown, r).isEmpty())
                .map(r -> "the part that Ferry keeps true is missing: `${" + r + "}`")
                .toList();
    }

    private void add(String template, String flaw) {
        mistakes.add(renderer.templateName(template) + ": " + flaw);
    }
}
