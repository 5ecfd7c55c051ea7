package dev.ferry.render;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Cutoff;
import dev.ferry.migration.Maturity;
import dev.ferry.migration.Plan;
import dev.ferry.registry.Evidence;
import dev.ferry.registry.Offer;
import dev.ferry.registry.Registry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a migration is about, as {@code overview.md.ftl} sees it.
 *
 * @param last empty: all are due on the first day
 * @param windowOpens days before the cutoff
 * @param hidden features that are confidential here, and so are not listed
 * @param windowCloses days before the cutoff
 */
record OverviewPage(
        PlanView plan,
        LocalDate first,
        Optional<LocalDate> last,
        int windowOpens,
        int windowCloses,
        List<CutoffView> cutoffs,
        List<Group> groups,
        List<Platform> platforms,
        List<Evidence> references,
        int hidden) {

    private static final int MOST_REFERENCES = 15;

    /** Features of one maturity; {@code more} of them are not listed. */
    record Group(String title, int number, List<Line> features, int more) {}

    record Line(String name, String team, String dri, LocalDate due) {}

    record Platform(Move move, int features) {}

    /**
     * @param most features that are listed of each maturity
     */
    static OverviewPage of(
            Plan plan,
            Catalog catalog,
            Registry registry,
            Links links,
            Audience audience,
            int most) {
        var listed = audience.issues(plan);
        var days =
                plan.issues().stream()
                        .map(Plan.Item::due)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new OverviewPage(
                PlanView.of(plan, links),
                days.isEmpty() ? plan.parent().due() : days.getFirst(),
                days.size() > 1 ? Optional.of(days.getLast()) : Optional.empty(),
                catalog.schedule().earliestBeforeCutoff(),
                catalog.schedule().latestBeforeCutoff(),
                CutoffView.of(plan.decisions(), surfaces(plan)),
                groups(listed, most),
                surfaces(plan).stream().map(s -> platform(s, plan, registry)).toList(),
                references(plan),
                plan.issues().size() - listed.size());
    }

    static Set<String> surfaces(Plan plan) {
        return plan.issues().stream()
                .flatMap(i -> i.surfaces().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Group> groups(List<Plan.Item> listed, int most) {
        return Arrays.stream(Maturity.values())
                .map(m -> group(m, listed, most))
                .filter(g -> g.number() > 0)
                .toList();
    }

    private static Group group(Maturity maturity, List<Plan.Item> listed, int most) {
        var items = listed.stream().filter(i -> i.feature().maturity() == maturity).toList();
        return new Group(
                Names.maturity(maturity),
                items.size(),
                items.stream().limit(most).map(OverviewPage::line).toList(),
                Math.max(0, items.size() - most));
    }

    private static Line line(Plan.Item item) {
        return new Line(
                Names.cut(item.feature().name()), item.team().name(), item.assignee(), item.due());
    }

    private static Platform platform(String surface, Plan plan, Registry registry) {
        var users = plan.issues().stream().filter(i -> i.surfaces().contains(surface)).count();
        return new Platform(Move.on(surface, plan, registry), Math.toIntExact(users));
    }

    private static List<Evidence> references(Plan plan) {
        var cutoffs =
                plan.decisions().cutoffs().values().stream()
                        .map(Cutoff::evidence)
                        .flatMap(Optional::stream);
        var offers =
                surfaces(plan).stream()
                        .flatMap(s -> Stream.of(plan.oldModel(), plan.newModel()).map(m -> m.on(s)))
                        .flatMap(Optional::stream)
                        .map(Offer::evidence)
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Evidence::observed).reversed());
        var byUrl = new LinkedHashMap<String, Evidence>();
        Stream.concat(cutoffs, offers).forEach(e -> byUrl.putIfAbsent(e.url(), e));
        return byUrl.values().stream().limit(MOST_REFERENCES).toList();
    }
}
