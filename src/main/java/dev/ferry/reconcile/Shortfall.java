package dev.ferry.reconcile;

import dev.ferry.migration.Plan;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.Tracker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the tracker did not keep of a plan. Trackers leave things out and say nothing: labels and
 * dates where our rights are too few, people who cannot be assigned.
 */
record Shortfall(Tracker tracker) {

    private static final int NAMED = 5;

    /**
     * @param parent the epic or main issue, where it was made just now
     * @param items those that whoever reads this may know of
     * @param issues by feature
     * @return sentences, each with what to do
     */
    List<String> of(
            Plan.Parent wanted,
            Optional<Issue> parent,
            Collection<Plan.Item> items,
            Map<String, Issue> issues) {
        var seen = new LinkedHashMap<Plan.Item, Issue>();
        for (var item : items) {
            var issue = issues.get(item.feature().id());
            if (issue != null && issue.open()) {
                seen.put(item, issue);
            }
        }
        var said = new ArrayList<String>();
        people(seen).ifPresent(said::add);
        labels(seen, parent.map(i -> lacking(wanted.labels(), i)).orElse(Set.of()))
                .ifPresent(said::add);
        parent.filter(i -> i.due().isEmpty()).ifPresent(_ -> said.add(date()));
        dates(seen).ifPresent(said::add);
        secrecy(seen).ifPresent(said::add);
        return List.copyOf(said);
    }

    private static Optional<String> people(Map<Plan.Item, Issue> seen) {
        var nobody = names(seen, i -> i.assignees().isEmpty(), true);
        return nobody.map(who ->
                "Nobody is assigned to "
                        + who
                        + ": no such account here, or one that cannot be assigned in that project."
                        + " `/migrate assign <feature> @user` names somebody else.");
    }

    private static Set<String> lacking(Set<String> wanted, Issue issue) {
        var lacks = new HashSet<>(wanted);
        lacks.removeAll(issue.labels());
        return lacks;
    }

    private static Optional<String> labels(Map<Plan.Item, Issue> seen, Set<String> ofParent) {
        var missing = new TreeSet<>(ofParent);
        seen.forEach((item, issue) -> missing.addAll(lacking(item.labels(), issue)));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The labels `"
                                + String.join("`, `", missing)
                                + "` are not on every issue: Ferry's account needs the right to set"
                                + " labels (GitHub: triage, GitLab: Planner or more).");
    }

    /** Where issues have no date of their own, that of the migration is a milestone's. */
    private String date() {
        return "The date of this migration was not kept; it stands in the text of its issue."
                + " Ferry's account needs the right to set "
                + (tracker.supports(Capability.DUE_DATES)
                        ? "due dates (GitLab: Planner or more)."
                        : "milestones (GitHub: write).");
    }

    private Optional<String> dates(Map<Plan.Item, Issue> seen) {
        return tracker.supports(Capability.DUE_DATES)
                ? names(seen, i -> i.due().isEmpty(), false)
                        .map(which ->
                                "No due date was kept for "
                                        + which
                                        + "; it stands in the text of the issue. Ferry's account"
                                        + " needs the right to set due dates (GitLab: Planner or"
                                        + " more).")
                : Optional.empty();
    }

    private static Optional<String> secrecy(Map<Plan.Item, Issue> seen) {
        var open = new LinkedHashMap<>(seen);
        open.keySet().removeIf(item -> !item.confidential());
        return names(open, i -> !i.confidential(), false)
                .map(which ->
                        "Confidential by configuration, and open to everyone who sees the project,"
                                + " because this tracker hides no issues: "
                                + which
                                + ".");
    }

    /** The features whose issue is like this, the first few by name. */
    private static Optional<String> names(
            Map<Plan.Item, Issue> seen, Predicate<Issue> such, boolean withPerson) {
        var names =
                seen.entrySet().stream()
                        .filter(e -> such.test(e.getValue()))
                        .map(Map.Entry::getKey)
                        .map(i ->
                                i.feature().name()
                                        + (withPerson ? " (`" + i.assignee() + "`)" : ""))
                        .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        var some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return Optional.of(
                names.size() <= NAMED ? some : some + " and " + (names.size() - NAMED) + " more");
    }
}
