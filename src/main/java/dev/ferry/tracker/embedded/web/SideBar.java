package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.embedded.Clearable;
import dev.ferry.tracker.embedded.web.Desk.Visit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms beside an issue: one for each field. */
final class SideBar {

    private SideBar() {}

    static void set(Visit visit) {
        var issue = visit.issue();
        switch (visit.ctx().pathParam("field")) {
            case "assignees" ->
                    edit(
                            visit,
                            issue,
                            IssueEdit.NOTHING.withAssignees(
                                    new Names(visit.tracker())
                                            .users(visit.ctx().formParams("assignee"))));
            case "labels" -> edit(visit, issue, relabelled(issue, labels(visit)));
            case "confidential" ->
                    edit(
                            visit,
                            issue,
                            IssueEdit.NOTHING.withConfidential(
                                    visit.maybe("confidential").isPresent()));
            case "due" -> setDue(visit, issue);
            case "milestone" -> setMilestone(visit, issue);
            case "parent" -> setParent(visit, issue);
            default -> throw Refused.missing("There is no such field.");
        }
        visit.goTo(Presenter.href(issue.ref()));
    }

    private static void setDue(Visit visit, Issue issue) {
        var day = visit.field("due");
        if (day.isBlank()) {
            visit.tracker().clear(issue.ref(), Clearable.DUE);
        } else {
            edit(visit, issue, IssueEdit.NOTHING.withDue(Fields.day("due", day)));
        }
    }

    /** The days are those of the milestone that was named before, unless the named one is new. */
    private static void setMilestone(Visit visit, Issue issue) {
        var title = filled(visit, "milestone");
        boolean same = issue.details().milestone().map(Timebox::title).equals(title);
        var there =
                title.filter(t -> !same)
                        .flatMap(t ->
                                new Names(visit.tracker()).milestone(issue.ref().project(), t));
        visit.tracker().schedule(issue.ref(), there.or(() -> title.map(t -> written(visit, t))));
    }

    private static Timebox written(Visit visit, String title) {
        return Timebox.named(
                title,
                filled(visit, "start").map(d -> Fields.day("start", d)),
                filled(visit, "due").map(d -> Fields.day("due", d)),
                true);
    }

    private static Optional<String> filled(Visit visit, String name) {
        return visit.maybe(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static void setParent(Visit visit, Issue issue) {
        var name = visit.field("parent");
        if (name.isBlank()) {
            visit.tracker().clear(issue.ref(), Clearable.PARENT);
        } else {
            var parent = new Names(visit.tracker()).ref(name, issue.ref().project());
            edit(visit, issue, IssueEdit.NOTHING.withParent(parent));
        }
    }

    private static void edit(Visit visit, Issue issue, IssueEdit edit) {
        visit.tracker().edit(issue.ref(), edit);
    }

    private static IssueEdit relabelled(Issue issue, Set<String> wanted) {
        var gone = new HashSet<>(issue.labels());
        gone.removeAll(wanted);
        return IssueEdit.NOTHING.withLabels(wanted, gone);
    }

    /** With commas between, as people type them. */
    static Set<String> labels(Visit visit) {
        return visit.maybe("labels").stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
    }
}
