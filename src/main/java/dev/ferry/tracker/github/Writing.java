package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHMilestone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is changed at GitHub. */
record Writing(
        Transport road,
        Library library,
        Reading reading,
        Answers answers,
        People people,
        Labels labels,
        Milestones milestones,
        SubIssues children) {

    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    // --- creating

    Issue create(IssueDraft draft, User self) {
        if (draft.epic()) {
            throw rejected(draft.project(), "GitHub has no epics");
        }
        var repo = new Repo(draft.project());
        labels.ensure(repo, draft.labels());
        var made =
                made(
                        repo,
                        draft,
                        people.assignable(repo, draft.assignees()),
                        milestones.of(repo, draft));
        var ref = IssueRef.issue(answers.tracker(), draft.project(), made.getNumber());
        var parent = draft.parent().filter(p -> adopted(p, ref, made.getId()));
        return kept(() -> answers.issue(made, draft.project(), self, parent));
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

    /**
     * The issue stands already, so no failure from here on may say that nothing was done: what did
     * not work is missing in the answer.
     */
    private boolean adopted(IssueRef parent, IssueRef child, long childId) {
        try {
            return children.adopt(parent, child, childId, false);
        } catch (TrackerException e) {
            LOG.warn("{} may not have become a child of {}: {}", child, parent, e.getMessage());
            return isBelow(parent, child);
        }
    }

    private boolean isBelow(IssueRef parent, IssueRef child) {
        try {
            return reading.issue(child).flatMap(Issue::parent).equals(Optional.of(parent));
        } catch (TrackerException e) {
            return false;
        }
    }

    /** An answer to a write that cannot be read leaves open what was written. */
    private static <T> T kept(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (TrackerException e) {
            throw new TrackerException(Kind.OUTCOME_UNKNOWN, e.getMessage(), e);
        }
    }

    // --- changing

    Issue edit(IssueRef ref, IssueEdit edit) {
        var repo = Repo.of(ref);
        var place = "/issues/" + ref.number();
        addLabels(repo, place, edit.addLabels());
        edit.removeLabels().forEach(label -> removeLabel(repo, place, label));
        var fields = fields(repo, edit);
        if (edit.parent().isPresent() || edit.due().isPresent()) {
            var now = reading.node(ref).orElseThrow(() -> notFound(ref));
            edit.parent().ifPresent(parent -> moveBelow(parent, ref, now));
            edit.due()
                    .flatMap(due -> moved(repo, now, due))
                    .ifPresent(m -> fields.put("milestone", m));
        }
        if (fields.isEmpty()) {
            return reading.issue(ref).orElseThrow(() -> notFound(ref));
        }
        var edited = road.send(repo.patch(place, fields)).json();
        return kept(() -> answers.issue(edited, ref.project()));
    }

    private Map<String, Object> fields(Repo repo, IssueEdit edit) {
        var fields = new LinkedHashMap<String, Object>();
        edit.title().ifPresent(title -> fields.put("title", title));
        edit.body().ifPresent(body -> fields.put("body", body));
        edit.open().ifPresent(open -> fields.put("state", open ? "open" : "closed"));
        edit.assignees().ifPresent(who -> fields.put("assignees", people.assignable(repo, who)));
        return fields;
    }

    private void addLabels(Repo repo, String place, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            labels.ensure(repo, wanted);
            road.send(repo.post(place + "/labels", Map.of("labels", wanted)));
        }
    }

    /** One that is not there is removed already. */
    private void removeLabel(Repo repo, String place, String label) {
        road.find(repo.delete(place + "/labels/" + HttpCall.escape(label)));
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

    // --- talking

    Comment comment(IssueRef issue, String body) {
        var call =
                Repo.of(issue)
                        .urgentPost(
                                "/issues/" + issue.number() + "/comments", Map.of("body", body));
        var posted = road.send(call).json();
        return kept(() -> answers.comment(posted, issue));
    }

    Comment editComment(CommentRef ref, String body) {
        var issue = ref.issue();
        if (ref.isDescription()) {
            return Answers.description(edit(issue, IssueEdit.NOTHING.withBody(body)));
        }
        var call = Repo.of(issue).patch("/issues/comments/" + ref.id(), Map.of("body", body));
        var edited = road.send(call).json();
        return kept(() -> answers.comment(edited, issue));
    }

    /** GitHub keeps one reaction of a kind per person. Some servers have none at all. */
    void acknowledge(CommentRef ref) {
        var place =
                ref.isDescription()
                        ? "/issues/" + ref.issue().number()
                        : "/issues/comments/" + ref.id();
        try {
            road.find(
                    Repo.of(ref.issue())
                            .urgentPost(place + "/reactions", Map.of("content", "eyes")));
        } catch (TrackerException e) {
            if (e.kind() != Kind.REJECTED) {
                throw e;
            }
        }
    }

    private static TrackerException notFound(IssueRef ref) {
        return new TrackerException(Kind.NOT_FOUND, "github: no issue " + ref, null);
    }

    private static TrackerException rejected(String place, String why) {
        return new TrackerException(Kind.REJECTED, "github: " + place + ": " + why, null);
    }
}
