package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.Groundwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes issues and epics and changes them. The library cannot: it sends a due date as a moment, and
 * knows labels as a whole only.
 */
record Writing(
        GitLab gitlab,
        Abilities abilities,
        Reading reading,
        Labels labels,
        Milestones milestones,
        Family family) {

    Issue create(IssueDraft draft) {
        return draft.epic() ? epic(draft) : issue(draft);
    }

    private Issue issue(IssueDraft draft) {
        var project = Place.project(draft.project());
        Groundwork.laid(() -> labels.ids(project, draft.labels()));
        var milestone = Groundwork.laid(() -> milestone(project, draft));
        var body = new LinkedHashMap<String, Object>();
        body.put("title", draft.title());
        body.put("description", draft.body());
        body.put("labels", draft.labels());
        body.put("assignee_ids", ids(draft.assignees()));
        body.put("confidential", draft.confidential());
        draft.due().ifPresent(due -> body.put("due_date", due.toString()));
        milestone.ifPresent(id -> body.put("milestone_id", id));
        var made = gitlab.road().send(project.post("/issues", body)).json();
        var issue = Answers.kept(() -> gitlab.answers().issue(made, project));
        return adopted(issue, draft.parent(), Optional.of(made.path("id").asLong()));
    }

    private Optional<Long> milestone(Place project, IssueDraft draft) {
        return abilities.found().epics().isPresent()
                ? Optional.empty()
                : milestones.of(project, draft);
    }

    private Issue epic(IssueDraft draft) {
        var group = Place.group(draft.project());
        var epics = epics(draft.project());
        Groundwork.laid(() -> labels.ids(group, draft.labels()));
        return adopted(epics.create(draft), draft.parent(), Optional.empty());
    }

    private Issue adopted(Issue made, Optional<IssueRef> parent, Optional<Long> id) {
        return parent.filter(p -> family.adoptNew(p, made.ref(), id)).map(made::below).orElse(made);
    }

    // --- changing

    Issue edit(IssueRef ref, IssueEdit edit) {
        var place = Place.of(ref);
        Groundwork.laid(() -> labels.ids(place, edit.addLabels()));
        edit.parent().ifPresent(parent -> moveBelow(parent, ref));
        if (ref.epic()) {
            return epics(ref.project()).edit(ref, edit);
        }
        var body = fields(edit);
        if (body.isEmpty()) {
            return reading.issue(ref).orElseThrow(() -> notFound(ref));
        }
        var edited = gitlab.road().send(place.put("/issues/" + ref.number(), body)).json();
        edit.due().ifPresent(due -> milestones.follow(place, edited, due));
        return Answers.kept(() -> gitlab.answers().issue(edited, place));
    }

    private void moveBelow(IssueRef parent, IssueRef ref) {
        if (ref.epic()) {
            family.adopt(parent, ref, Optional.empty());
            return;
        }
        var now = reading.node(ref).orElseThrow(() -> notFound(ref));
        var there = gitlab.answers().issue(now, Place.of(ref)).parent();
        if (!there.equals(Optional.of(parent))) {
            family.adopt(parent, ref, id(now));
        }
    }

    private static Optional<Long> id(JsonNode issue) {
        return Optional.of(issue.path("id").asLong());
    }

    private static Map<String, Object> fields(IssueEdit edit) {
        var body = new LinkedHashMap<String, Object>();
        edit.title().ifPresent(title -> body.put("title", title));
        edit.body().ifPresent(text -> body.put("description", text));
        edit.assignees().ifPresent(people -> body.put("assignee_ids", ids(people)));
        edit.due().ifPresent(due -> body.put("due_date", due.toString()));
        edit.open().ifPresent(open -> body.put("state_event", open ? "reopen" : "close"));
        edit.confidential().ifPresent(hidden -> body.put("confidential", hidden));
        putLabels(body, edit);
        return body;
    }

    static void putLabels(Map<String, Object> body, IssueEdit edit) {
        if (!edit.addLabels().isEmpty()) {
            body.put("add_labels", edit.addLabels());
        }
        if (!edit.removeLabels().isEmpty()) {
            body.put("remove_labels", edit.removeLabels());
        }
    }

    private static List<Long> ids(List<User> people) {
        return people.stream().map(User::id).toList();
    }

    private Epics epics(String group) {
        return abilities
                .found()
                .epics()
                .orElseThrow(() ->
                        new TrackerException(
                                Kind.REJECTED,
                                "gitlab: " + group + " has no epics, which need GitLab Premium",
                                null));
    }

    private static TrackerException notFound(IssueRef ref) {
        return new TrackerException(Kind.NOT_FOUND, "gitlab: no issue " + ref, null);
    }
}
