package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Timebox;
import dev.ferry.tracker.embedded.Clearable;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An issue as a script writes it. */
record IssueFields(Fields fields, Names names) {

    private static final Set<String> KNOWN =
            Set.of(
                    "author",
                    "project",
                    "epic",
                    "title",
                    "description",
                    "assignees",
                    "labels",
                    "due",
                    "milestone",
                    "milestoneStart",
                    "milestoneDue",
                    "parent",
                    "confidential",
                    "state");

    static IssueFields of(String body, Names names) {
        return new IssueFields(Fields.of(body, KNOWN), names);
    }

    /** The tracker as the one who acts sees it. */
    EmbeddedTracker actor() {
        return names.as(fields.needText("author", "it names the user who acts"));
    }

    IssueDraft draft() {
        var project = fields.text("project").orElseGet(names::homeProject);
        boolean epic = fields.bool("epic").orElse(false);
        return new IssueDraft(
                epic ? Seed.group(project) : project,
                epic,
                fields.needText("title", "every issue has one"),
                fields.text("description").orElse(""),
                names.users(fields.texts("assignees").orElse(List.of())),
                new HashSet<>(fields.texts("labels").orElse(List.of())),
                fields.day("due"),
                fields.word("parent").map(p -> parent(p, epic, project)),
                fields.bool("confidential").orElse(false));
    }

    /** Carries out what the fields say about an issue that is there; null empties a field. */
    Issue apply(Issue issue, EmbeddedTracker actor) {
        var result = actor.edit(issue.ref(), edit(issue));
        if (fields.isNull("due")) {
            result = actor.clear(issue.ref(), Clearable.DUE);
        }
        if (fields.isNull("parent")) {
            result = actor.clear(issue.ref(), Clearable.PARENT);
        }
        return scheduled(result, actor);
    }

    /** A draft knows no milestone. */
    Issue scheduled(Issue issue, EmbeddedTracker actor) {
        return fields.has("milestone") ? actor.schedule(issue.ref(), milestone(issue)) : issue;
    }

    /** A milestone that is there keeps the days of which nothing is said. */
    private Optional<Timebox> milestone(Issue issue) {
        return fields.text("milestone")
                .map(title -> {
                    var there =
                            names.milestone(issue.ref().project(), title)
                                    .orElse(
                                            Timebox.named(
                                                    title,
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    true));
                    return Timebox.named(
                            title,
                            day("milestoneStart", there.start()),
                            day("milestoneDue", there.due()),
                            true);
                });
    }

    private Optional<LocalDate> day(String name, Optional<LocalDate> before) {
        return fields.has(name) ? fields.day(name) : before;
    }

    private IssueEdit edit(Issue issue) {
        var project = issue.ref().project();
        return new IssueEdit(
                fields.text("title"),
                fields.text("description"),
                fields.texts("assignees").map(names::users),
                fields.texts("labels").<Set<String>>map(HashSet::new).orElse(Set.of()),
                fields.texts("labels")
                        .map(wanted -> without(issue.labels(), wanted))
                        .orElse(Set.of()),
                fields.day("due"),
                fields.word("parent").map(p -> parent(p, issue.ref().epic(), project)),
                fields.text("state").map(IssueFields::isOpen),
                fields.bool("confidential"));
    }

    /** A bare number means an issue, except above an epic, where only epics stand. */
    private IssueRef parent(String name, boolean ofEpic, String project) {
        boolean bare = name.chars().allMatch(Character::isDigit);
        return names.ref(ofEpic && bare ? "&" + name : name, project);
    }

    private static Set<String> without(Set<String> labels, List<String> kept) {
        var rest = new HashSet<>(labels);
        rest.removeAll(Set.copyOf(kept));
        return rest;
    }

    private static boolean isOpen(String state) {
        return switch (state) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw Refused.unusable("\"state\" is open or closed, not \"" + state + "\"");
        };
    }
}
