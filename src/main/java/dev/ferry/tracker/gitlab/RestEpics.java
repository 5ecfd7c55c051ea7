package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import dev.ferry.tracker.http.HttpAnswer;
import dev.ferry.tracker.http.HttpCall;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The older interface, which GitLab has deprecated and keeps. A date counts only together with
 * {@code due_date_is_fixed}: else the epic takes it from its issues. The library never sends that.
 */
record RestEpics(GitLab gitlab) implements Epics {

    private static final Pattern PARENT = Pattern.compile("/groups/(\\d{1,18})/epics/(\\d{1,18})$");

    @Override
    public Optional<Issue> find(IssueRef epic) {
        return node(epic).map(node -> epic(node, Place.of(epic)));
    }

    /** As it came, which tells the number in the whole of GitLab too. */
    Optional<JsonNode> node(IssueRef epic) {
        return gitlab.road()
                .find(Place.of(epic).get("/epics/" + epic.number()))
                .map(HttpAnswer::json);
    }

    @Override
    public List<Issue> by(User author, Place group) {
        var list =
                group.list("/epics")
                        .withQuery("author_id", author.id())
                        .withQuery("state", "all")
                        .withQuery("include_descendant_groups", false);
        return gitlab.road().items(list).map(node -> epic(node, group)).toList();
    }

    @Override
    public Issue create(IssueDraft draft) {
        var group = Place.group(draft.project());
        var body = new LinkedHashMap<String, Object>();
        body.put("title", draft.title());
        body.put("description", draft.body());
        body.put("labels", draft.labels());
        body.put("confidential", draft.confidential());
        draft.due().ifPresent(due -> fix(body, due));
        var made = gitlab.road().send(group.post("/epics", body)).json();
        return Answers.kept(() -> epic(made, group));
    }

    @Override
    public Issue edit(IssueRef epic, IssueEdit edit) {
        var body = new LinkedHashMap<String, Object>();
        edit.title().ifPresent(title -> body.put("title", title));
        edit.body().ifPresent(text -> body.put("description", text));
        edit.confidential().ifPresent(hidden -> body.put("confidential", hidden));
        edit.open().ifPresent(open -> body.put("state_event", open ? "reopen" : "close"));
        edit.due().ifPresent(due -> fix(body, due));
        Writing.putLabels(body, edit);
        var group = Place.of(epic);
        if (body.isEmpty()) {
            return find(epic).orElseThrow(() -> notFound(epic));
        }
        var edited = gitlab.road().send(group.put("/epics/" + epic.number(), body)).json();
        return Answers.kept(() -> epic(edited, group));
    }

    private static void fix(Map<String, Object> body, LocalDate due) {
        body.put("due_date_is_fixed", true);
        body.put("due_date_fixed", due.toString());
    }

    @Override
    public void adopt(IssueRef epic, IssueRef child, Optional<Long> childId) {
        var epics = gitlab.library().api().getEpicsApi();
        if (child.epic()) {
            var number = node(child).orElseThrow(() -> notFound(child)).path("id").asLong();
            Library.writing(
                    epic, () -> epics.assignChildEpic(epic.project(), epic.number(), number));
        } else {
            Library.writing(
                    epic,
                    () -> epics.assignIssue(epic.project(), epic.number(), childId.orElseThrow()));
        }
    }

    private Issue epic(JsonNode node, Place group) {
        return gitlab.answers().epic(node, group, parent(node, group));
    }

    /** Only the address tells where the parent is, and it names the group by its number. */
    private Optional<IssueRef> parent(JsonNode node, Place group) {
        var m = PARENT.matcher(node.path("_links").path("parent").asText(""));
        if (!m.find()) {
            return Optional.empty();
        }
        var number = Long.parseLong(m.group(2));
        return m.group(1).equals(node.path("group_id").asText())
                ? Optional.of(IssueRef.epic(gitlab.answers().tracker(), group.path(), number))
                : pathOf(m.group(1))
                        .map(path -> IssueRef.epic(gitlab.answers().tracker(), path, number));
    }

    private Optional<String> pathOf(String groupId) {
        return gitlab.road()
                .find(HttpCall.get("/groups/" + groupId).withQuery("with_projects", false))
                .map(answer -> answer.json().path("full_path").asText());
    }

    private static TrackerException notFound(IssueRef epic) {
        return new TrackerException(Kind.NOT_FOUND, "gitlab: no epic " + epic, null);
    }
}
