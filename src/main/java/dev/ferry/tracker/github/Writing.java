package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.Groundwork;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kohsuke.github.GHMilestone;

/** Makes issues and changes them. */
record Writing(
        Transport road,
        Reading reading,
        Answers answers,
        People people,
        Labels labels,
        IssueTypes types,
        Milestones milestones,
        SubIssues children) {

    // --- creating

    Issue create(IssueDraft draft) {
        if (draft.epic()) {
            throw rejected(draft.project(), "GitHub has no epics");
        }
        var repo = new Repo(draft.project());
        var fields = Groundwork.laid(() -> fields(repo, draft));
        var made =
                people.assigning(
                        repo,
                        draft.assignees(),
                        logins -> {
                            fields.put("assignees", logins);
                            return road.send(repo.post("/issues", fields)).json();
                        });
        var issue = Answers.kept(() -> answers.issue(made, draft.project()));
        return draft.parent()
                .filter(p -> adopted(p, issue.ref(), made.path("id").asLong()))
                .map(issue::below)
                .orElse(issue);
    }

    /** All that one call can say; what it names is made before it. */
    private Map<String, Object> fields(Repo repo, IssueDraft draft) {
        labels.ensure(repo, draft.labels());
        var fields = new LinkedHashMap<String, Object>();
        fields.put("title", draft.title());
        fields.put("body", draft.body());
        fields.put("labels", draft.labels());
        milestones.of(repo, draft).ifPresent(m -> fields.put("milestone", m.getNumber()));
        types.of(repo, draft).ifPresent(type -> fields.put("type", type));
        return fields;
    }

    /** The issue stands already, so no failure from here on may say that nothing was done. */
    private boolean adopted(IssueRef parent, IssueRef child, long childId) {
        try {
            return children.adopt(parent, child, childId, false);
        } catch (TrackerException e) {
            if (isBelow(parent, child)) {
                return true;
            }
            throw new TrackerException(
                    Kind.OUTCOME_UNKNOWN,
                    child + " was made, and may be no child of " + parent + ": " + e.getMessage(),
                    e);
        }
    }

    private boolean isBelow(IssueRef parent, IssueRef child) {
        try {
            return reading.issue(child).flatMap(Issue::parent).equals(Optional.of(parent));
        } catch (TrackerException e) {
            return false;
        }
    }

    // --- changing

    Issue edit(IssueRef ref, IssueEdit edit) {
        var repo = Repo.of(ref);
        var place = "/issues/" + ref.number();
        labels.ensure(repo, edit.addLabels());
        var fields = fields(edit);
        if (edit.parent().isPresent() || edit.due().isPresent() || changesLabels(edit)) {
            var now = reading.node(ref).orElseThrow(() -> notFound(ref));
            relabel(repo, place + "/labels", Answers.labels(now), edit);
            edit.parent().ifPresent(parent -> moveBelow(parent, ref, now));
            edit.due()
                    .flatMap(due -> moved(repo, now, due))
                    .ifPresent(m -> fields.put("milestone", m));
        }
        if (fields.isEmpty() && edit.assignees().isEmpty()) {
            return reading.issue(ref).orElseThrow(() -> notFound(ref));
        }
        var edited = patched(repo, place, fields, edit.assignees());
        return Answers.kept(() -> answers.issue(edited, ref.project()));
    }

    private JsonNode patched(
            Repo repo, String place, Map<String, Object> fields, Optional<List<User>> assignees) {
        if (assignees.isEmpty()) {
            return road.send(repo.patch(place, fields)).json();
        }
        return people.assigning(
                repo,
                assignees.get(),
                logins -> {
                    fields.put("assignees", logins);
                    return road.send(repo.patch(place, fields)).json();
                });
    }

    private static Map<String, Object> fields(IssueEdit edit) {
        var fields = new LinkedHashMap<String, Object>();
        edit.title().ifPresent(title -> fields.put("title", title));
        edit.body().ifPresent(body -> fields.put("body", body));
        edit.open().ifPresent(open -> fields.put("state", open ? "open" : "closed"));
        return fields;
    }

    private static boolean changesLabels(IssueEdit edit) {
        return !edit.addLabels().isEmpty() || !edit.removeLabels().isEmpty();
    }

    /**
     * Label by label, though each removal is a call of its own: to write all of them at once would
     * take away those that a person adds meanwhile.
     */
    private void relabel(Repo repo, String place, Set<String> there, IssueEdit edit) {
        var missing = without(edit.addLabels(), there);
        if (!missing.isEmpty()) {
            var call = repo.post(place, Map.of("labels", missing));
            var _ = Groundwork.ifAllowed(() -> road.send(call));
        }
        var staying = without(there, edit.removeLabels());
        without(without(there, staying), edit.addLabels()).stream()
                .map(gone -> repo.delete(place + "/" + HttpCall.escape(gone)))
                .forEach(call -> Groundwork.ifAllowed(() -> road.send(call)));
    }

    /** Names are the same whatever their case. */
    private static Set<String> without(Set<String> labels, Set<String> others) {
        var left = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        left.addAll(labels);
        left.removeIf(label -> others.stream().anyMatch(label::equalsIgnoreCase));
        return left;
    }

    private void moveBelow(IssueRef parent, IssueRef ref, JsonNode now) {
        if (!answers.parent(now).equals(Optional.of(parent))) {
            children.adopt(parent, ref, now);
        }
    }

    /** The date of a child stands in its body; that of a parent moves its milestone. */
    private Optional<Integer> moved(Repo repo, JsonNode now, LocalDate due) {
        milestones.follow(repo, now, due);
        return Milestones.of(now).isPresent() || answers.parent(now).isPresent()
                ? Optional.empty()
                : milestones
                        .ensure(repo, now.path("title").asText(), due)
                        .map(GHMilestone::getNumber);
    }

    private static TrackerException notFound(IssueRef ref) {
        return new TrackerException(Kind.NOT_FOUND, "github: no issue " + ref, null);
    }

    private static TrackerException rejected(String place, String why) {
        return new TrackerException(Kind.REJECTED, "github: " + place + ": " + why, null);
    }
}
