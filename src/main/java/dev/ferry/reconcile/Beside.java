package dev.ferry.reconcile;

import dev.ferry.migration.Labels;
import dev.ferry.migration.Plan;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * What stands below the status table of a parent, by what the tracker can do: a list of its
 * children where it keeps none itself, and its own live view where it has one.
 */
record Beside(Tracker tracker, Labels names) {

    String of(Plan plan, IssueRef parent, Collection<Issue> children) {
        var text = new StringBuilder();
        if (!parent.epic() && !tracker.supports(Capability.PARENTS) && !children.isEmpty()) {
            text.append('\n').append(tasks(parent, children));
        }
        if (tracker.supports(Capability.LIVE_GLQL)) {
            text.append('\n').append(new LiveView(names).of(plan.parent().title(), parent));
        }
        return text.toString();
    }

    /** The tracker writes title and state of each beside its number. */
    private static String tasks(IssueRef parent, Collection<Issue> children) {
        return children.stream()
                .sorted(
                        Comparator.comparing((Issue i) -> i.ref().project())
                                .thenComparing(i -> i.ref().number()))
                .map(i -> "- [" + (i.open() ? ' ' : 'x') + "] " + name(parent, i.ref()) + "\n")
                .collect(Collectors.joining());
    }

    private static String name(IssueRef parent, IssueRef child) {
        return child.project().equals(parent.project())
                ? child.shortForm()
                : child.project() + child.shortForm();
    }
}
