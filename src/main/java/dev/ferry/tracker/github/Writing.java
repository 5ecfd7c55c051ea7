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
import dev.ferry.tracker.http.Transport;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHMilestone;

/** Makes issues and changes them. */
record Writing(
        Transport road,
        Library library,
        Reading reading,
        Answers answers,
        People people,
        Labels labels,
        Milestones milestones,
        SubIssues children) {

    // --- creating

    /**
     * @param self asked after the issue was made: an App may have no user before its first word
     */
    Issue create(IssueDraft draft, Supplier<User> self) {
        if (draft.epic()) {
            throw rejected(draft.project(), "GitHub has no epics");
        }
        var repo = new Repo(draft.project());
        var milestone =
                Groundwork.laid(() -> {
                    labels.ensure(repo, draft.labels());
                    return milestones.of(repo, draft);
                });
        var made =
                people.assigning(
                        repo, draft.assignees(), logins -> made(repo, draft, logins, milestone));
        var ref = IssueRef.issue(answers.tracker(), draft.project(), made.getNumber());
        var parent = draft.parent().filter(p -> adopted(p, ref, made.getId()));
        var details = IssueDetails.in(milestone);
        return Answers.kept(
                () -> answers.issue(made, draft.project(), self.get(), parent, details));
    }

    private GHIssue made(
            Repo repo, IssueDraft draft, List<String> assignees, Optional<GHMilestone> milestone) {
        var home = library.repository(repo.project());
        return Library.writing(
                repo.project() + " new issue",
                () -> {
                    var issue = home.createIssue(draft.title()).body(draft.body());
                    assignees.forEach(issue::assignee);
                    draft.labels().forEach(issue::label);
                    milestone.ifPresent(issue::milestone);
                    return issue.create();
                });
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
            labels(now, edit).ifPresent(all -> fields.put("labels", all));
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
     * All labels as they should be, where they are not so already. GitHub adds and removes labels
     * in calls of their own, each of which counts as a write; together with the other fields they
     * cost nothing more. As with the body, what was read a moment before is written back.
     */
    private static Optional<Set<String>> labels(JsonNode now, IssueEdit edit) {
        if (!changesLabels(edit)) {
            return Optional.empty();
        }
        var there = Answers.labels(now);
        var all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(there);
        edit.removeLabels().forEach(all::remove);
        all.addAll(edit.addLabels());
        return all.equals(there) ? Optional.empty() : Optional.of(all);
    }

    private void moveBelow(IssueRef parent, IssueRef ref, JsonNode now) {
        if (!answers.parent(now).equals(Optional.of(parent))) {
            children.adopt(parent, ref, now);
        }
    }

    /** The date of a child stands in its body; that of a parent moves its milestone. */
    private Optional<Integer> moved(Repo repo, JsonNode now, LocalDate due) {
        if (answers.parent(now).isPresent()) {
            return Optional.empty();
        }
        var milestone = Milestones.of(now);
        milestone.ifPresent(m -> milestones.move(repo, m, due));
        return milestone.isPresent()
                ? Optional.empty()
                : Optional.of(milestones.ensure(repo, now.path("title").asText(), due).getNumber());
    }

    private static TrackerException notFound(IssueRef ref) {
        return new TrackerException(Kind.NOT_FOUND, "github: no issue " + ref, null);
    }

    private static TrackerException rejected(String place, String why) {
        return new TrackerException(Kind.REJECTED, "github: " + place + ": " + why, null);
    }
}
