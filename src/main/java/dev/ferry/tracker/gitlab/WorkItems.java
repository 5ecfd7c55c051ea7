package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.User;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Epics as work items, by GraphQL. A date counts only where it is fixed: else the epic takes it
 * from its issues. Labels go by their numbers.
 *
 * @param type the id of the type "epic", which is another one at every GitLab
 * @param ids of epics that were seen; they stay the same for ever
 */
record WorkItems(GitLab gitlab, Labels labels, String type, Map<IssueRef, String> ids)
        implements Epics {

    private static final String FIELDS =
            """
            id iid title state confidential createdAt updatedAt closedAt webUrl
            author { id username name }
            widgets {
              ... on WorkItemWidgetDescription { description }
              ... on WorkItemWidgetLabels { labels { nodes { title } } }
              ... on WorkItemWidgetStartAndDueDate { startDate dueDate }
              ... on WorkItemWidgetAssignees { assignees { nodes { id username name } } }
              ... on WorkItemWidgetHierarchy { parent { webUrl } }
            }
            """;

    private static final String ONE =
            "query($path: ID!, $iid: String!) { namespace(fullPath: $path) { workItem(iid: $iid) { %s } } }"
                    .formatted(FIELDS);

    private static final String LIST =
            """
            query($path: ID!, $author: String!, $after: String) {
              namespace(fullPath: $path) {
                workItems(types: [EPIC], authorUsername: $author, first: 50, after: $after) {
                  nodes { %s }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """
                    .formatted(FIELDS);

    private static final String CREATE =
            "mutation($input: WorkItemCreateInput!) { workItemCreate(input: $input) { workItem { %s } errors } }"
                    .formatted(FIELDS);

    private static final String UPDATE =
            "mutation($input: WorkItemUpdateInput!) { workItemUpdate(input: $input) { workItem { %s } errors } }"
                    .formatted(FIELDS);

    @Override
    public Optional<Issue> find(IssueRef epic) {
        return node(epic).map(node -> issue(node, Place.of(epic)));
    }

    private Optional<JsonNode> node(IssueRef epic) {
        var about = Map.of("path", epic.project(), "iid", String.valueOf(epic.number()));
        try {
            return Optional.of(gitlab.graphQl().ask(ONE, about).path("namespace").path("workItem"))
                    .filter(JsonNode::isObject);
        } catch (TrackerException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<Issue> by(User author, Place group) {
        var found = new ArrayList<Issue>();
        var about = new HashMap<String, Object>();
        about.put("path", group.path());
        about.put("author", author.username());
        JsonNode page;
        do {
            var list = gitlab.graphQl().ask(LIST, about).path("namespace").path("workItems");
            list.path("nodes").forEach(node -> found.add(issue(node, group)));
            page = list.path("pageInfo");
            about.put("after", page.path("endCursor").asText());
        } while (page.path("hasNextPage").asBoolean());
        return found.stream().filter(i -> i.author().id() == author.id()).toList();
    }

    @Override
    public Issue create(IssueDraft draft) {
        var group = Place.group(draft.project());
        var input = new LinkedHashMap<String, Object>();
        input.put("namespacePath", group.path());
        input.put("workItemTypeId", type);
        input.put("title", draft.title());
        input.put("confidential", draft.confidential());
        input.put("descriptionWidget", Map.of("description", draft.body()));
        input.put("labelsWidget", Map.of("labelIds", labels.ids(group, draft.labels())));
        draft.due().ifPresent(due -> input.put("startAndDueDateWidget", fixed(due)));
        if (!draft.assignees().isEmpty()) {
            input.put("assigneesWidget", Map.of("assigneeIds", users(draft.assignees())));
        }
        return kept("workItemCreate", CREATE, input, group);
    }

    @Override
    public Issue edit(IssueRef epic, IssueEdit edit) {
        var group = Place.of(epic);
        var input = new LinkedHashMap<String, Object>();
        input.put("id", id(epic));
        edit.title().ifPresent(title -> input.put("title", title));
        edit.confidential().ifPresent(hidden -> input.put("confidential", hidden));
        edit.open().ifPresent(open -> input.put("stateEvent", open ? "REOPEN" : "CLOSE"));
        edit.due().ifPresent(due -> input.put("startAndDueDateWidget", fixed(due)));
        edit.body().ifPresent(text -> input.put("descriptionWidget", Map.of("description", text)));
        edit.assignees()
                .ifPresent(who -> input.put("assigneesWidget", Map.of("assigneeIds", users(who))));
        if (!edit.addLabels().isEmpty() || !edit.removeLabels().isEmpty()) {
            var add = labels.ids(group, edit.addLabels());
            var remove = labels.known(group, edit.removeLabels());
            input.put("labelsWidget", Map.of("addLabelIds", add, "removeLabelIds", remove));
        }
        return kept("workItemUpdate", UPDATE, input, group);
    }

    @Override
    public void adopt(IssueRef epic, IssueRef child, Optional<Long> childId) {
        var input = new LinkedHashMap<String, Object>();
        input.put(
                "id",
                childId.map(number -> GraphQl.id("WorkItem", number)).orElseGet(() -> id(child)));
        input.put("hierarchyWidget", Map.of("parentId", id(epic)));
        gitlab.graphQl().change("workItemUpdate", UPDATE, Map.of("input", input));
    }

    private Issue kept(String mutation, String text, Map<String, ?> input, Place group) {
        var result = gitlab.graphQl().change(mutation, text, Map.of("input", input));
        return Answers.kept(() -> issue(result.path("workItem"), group));
    }

    private String id(IssueRef epic) {
        var known = ids.get(epic);
        if (known != null) {
            return known;
        }
        return node(epic)
                .map(node -> node.path("id").asText())
                .orElseThrow(() ->
                        new TrackerException(Kind.NOT_FOUND, "gitlab: no epic " + epic, null));
    }

    private static Map<String, Object> fixed(LocalDate due) {
        return Map.of("isFixed", true, "dueDate", due.toString());
    }

    private static List<String> users(List<User> people) {
        return people.stream().map(user -> GraphQl.id("User", user.id())).toList();
    }

    private Issue issue(JsonNode node, Place group) {
        var widgets = widgets(node);
        var epic =
                Library.reading(
                        group.path() + " epic",
                        () ->
                                new Issue(
                                        IssueRef.epic(
                                                gitlab.answers().tracker(),
                                                group.path(),
                                                Long.parseLong(node.path("iid").asText())),
                                        node.path("title").asText(),
                                        widgets.path("description").asText(""),
                                        user(node.path("author")).orElseThrow(),
                                        people(widgets.path("assignees").path("nodes")),
                                        new HashSet<>(
                                                widgets.path("labels")
                                                        .path("nodes")
                                                        .findValuesAsText("title")),
                                        Answers.day(widgets.path("dueDate")),
                                        gitlab.answers()
                                                .epicAt(
                                                        widgets.path("parent")
                                                                .path("webUrl")
                                                                .asText()),
                                        node.path("confidential").asBoolean(),
                                        !node.path("state").asText().equals("CLOSED"),
                                        Instant.parse(node.path("createdAt").asText()),
                                        Instant.parse(node.path("updatedAt").asText()),
                                        URI.create(node.path("webUrl").asText()),
                                        IssueDetails.ofEpic(
                                                node.path("closedAt"), widgets.path("startDate"))));
        ids.put(epic.ref(), node.path("id").asText());
        return epic;
    }

    /** Every widget has fields of its own: one object holds them all. */
    private static JsonNode widgets(JsonNode node) {
        var all = JsonNodeFactory.instance.objectNode();
        for (var widget : node.path("widgets")) {
            widget.properties().forEach(field -> all.set(field.getKey(), field.getValue()));
        }
        return all;
    }

    private static List<User> people(JsonNode nodes) {
        var found = new ArrayList<User>();
        nodes.forEach(node -> user(node).ifPresent(found::add));
        return found;
    }

    static Optional<User> user(JsonNode node) {
        return GraphQl.number(node.path("id"))
                .map(id ->
                        new User(id, node.path("username").asText(), node.path("name").asText()));
    }
}
