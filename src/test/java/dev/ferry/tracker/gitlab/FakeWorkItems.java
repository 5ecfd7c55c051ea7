package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Member;
import dev.ferry.tracker.gitlab.FakeGraphQl.Arguments;
import dev.ferry.tracker.gitlab.FakeGraphQl.Mistake;
import dev.ferry.tracker.gitlab.FakeGraphQl.Thing;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Types, epics and notes as GraphQL knows them. */
record FakeWorkItems(FakeGitLab gitlab, EmbeddedTracker view) {

    private static final String EPIC_TYPE = "gid://gitlab/WorkItems::Type/4711";

    /** What either mutation takes, as GitLab documents it. */
    private static final Set<String> INPUTS =
            Set.of(
                    "id",
                    "namespacePath",
                    "workItemTypeId",
                    "title",
                    "confidential",
                    "stateEvent",
                    "descriptionWidget.description",
                    "startAndDueDateWidget.dueDate",
                    "startAndDueDateWidget.isFixed",
                    "labelsWidget.labelIds",
                    "labelsWidget.addLabelIds",
                    "labelsWidget.removeLabelIds",
                    "assigneesWidget.assigneeIds",
                    "hierarchyWidget.parentId");

    private static Thing thing(String type, Map<String, Function<Arguments, Object>> fields) {
        return new Thing(type, fields);
    }

    Thing query() {
        var fields = new HashMap<String, Function<Arguments, Object>>();
        fields.put("namespace", a -> namespace(a.text("fullPath")));
        fields.put("project", a -> project(a.text("fullPath")));
        fields.put("note", a -> note(number(a.text("id"))));
        if (gitlab.licence().hasWorkItems()) {
            fields.put("workItem", a -> anyWorkItem(number(a.text("id"))));
        }
        return thing("Query", fields);
    }

    private Thing namespace(String path) {
        if (gitlab.tracker().projects().stream().noneMatch(p -> p.startsWith(path + "/"))) {
            return null;
        }
        var fields = new HashMap<String, Function<Arguments, Object>>();
        if (gitlab.licence().hasWorkItems()) {
            fields.put(
                    "workItemTypes",
                    a -> nodes(gitlab.licence().hasEpics() ? List.of(epicType()) : List.of()));
            fields.put(
                    "workItem", a -> found(path, a.text("iid")).map(this::workItem).orElse(null));
            fields.put("workItems", a -> list(path, a));
        }
        return thing("Namespace", fields);
    }

    private Thing epicType() {
        var children = new java.util.ArrayList<Object>();
        children.add(thing("WorkItemType", Map.of("name", a -> "Issue")));
        if (gitlab.licence().hasNestedEpics()) {
            children.add(thing("WorkItemType", Map.of("name", a -> "Epic")));
        }
        var hierarchy =
                thing(
                        "WorkItemWidgetDefinitionHierarchy",
                        Map.of("allowedChildTypes", a -> nodes(children)));
        return thing(
                "WorkItemType",
                Map.of("id", a -> EPIC_TYPE, "widgetDefinitions", a -> List.of(hierarchy)));
    }

    private Thing project(String path) {
        if (!gitlab.tracker().projects().contains(path)) {
            return null;
        }
        var assignees =
                thing(
                        "WorkItemWidgetDefinitionAssignees",
                        Map.of(
                                "allowsMultipleAssignees",
                                a -> gitlab.licence().hasManyAssignees()));
        var issue = thing("WorkItemType", Map.of("widgetDefinitions", a -> List.of(assignees)));
        return thing(
                "Project",
                gitlab.licence().hasWorkItems()
                        ? Map.of("workItemTypes", a -> nodes(List.of(issue)))
                        : Map.of());
    }

    private static Thing nodes(List<?> all) {
        return thing("Connection", Map.of("nodes", a -> all));
    }

    private Thing list(String path, Arguments a) {
        if (!a.find("types").map(JsonNode::toString).orElse("").equals("[\"EPIC\"]")) {
            throw new Mistake("the fake lists epics only");
        }
        var all =
                view.in(path).stream()
                        .filter(i -> i.ref().epic())
                        .filter(i ->
                                a.text("authorUsername").isEmpty()
                                        || i.author().username().equals(a.text("authorUsername")))
                        .toList();
        int from = a.text("after").isEmpty() ? 0 : Integer.parseInt(a.text("after"));
        int to = Math.min(all.size(), from + Integer.parseInt(a.text("first")));
        return thing(
                "WorkItemConnection",
                Map.of(
                        "nodes",
                        x -> all.subList(from, to).stream().map(this::workItem).toList(),
                        "pageInfo",
                        x ->
                                thing(
                                        "PageInfo",
                                        Map.of(
                                                "hasNextPage",
                                                y -> to < all.size(),
                                                "endCursor",
                                                y -> String.valueOf(to)))));
    }

    private Optional<Issue> found(String path, String iid) {
        return view.issue(IssueRef.epic(gitlab.tracker().name(), path, Long.parseLong(iid)));
    }

    // --- one work item

    private Thing anyWorkItem(long id) {
        var issue = view.issue(ref(id)).orElseThrow(FakeWorkItems::missing);
        return workItem(issue);
    }

    private IssueRef ref(long id) {
        return FakeEpics.isEpic(id)
                ? IssueRef.epic(gitlab.tracker().name(), "acme", FakeEpics.number(id))
                : new FakeIssues(gitlab).ref(id);
    }

    private String globalId(IssueRef ref) {
        return "gid://gitlab/WorkItem/"
                + (ref.epic() ? FakeEpics.id(ref) + 1 : new FakeIssues(gitlab).id(ref));
    }

    private Thing workItem(Issue issue) {
        var fields = new HashMap<String, Function<Arguments, Object>>();
        fields.put("id", a -> globalId(issue.ref()));
        fields.put("iid", a -> issue.ref().number());
        fields.put("title", a -> issue.title());
        fields.put("state", a -> issue.open() ? "OPEN" : "CLOSED");
        fields.put("confidential", a -> issue.confidential());
        fields.put("createdAt", a -> issue.createdAt().truncatedTo(ChronoUnit.SECONDS));
        fields.put("updatedAt", a -> issue.updatedAt().truncatedTo(ChronoUnit.SECONDS));
        fields.put("closedAt", a -> issue.details().closedAt().orElse(null));
        fields.put("webUrl", a -> page(issue.ref()));
        fields.put("author", a -> user(issue.author()));
        fields.put("widgets", a -> widgets(issue));
        return thing("WorkItem", fields);
    }

    private String page(IssueRef ref) {
        return ref.epic()
                ? gitlab.url() + "/groups/" + ref.project() + "/-/epics/" + ref.number()
                : gitlab.url() + "/" + ref.project() + "/-/work_items/" + ref.number();
    }

    private List<Thing> widgets(Issue issue) {
        var edit = view.comment(CommentRef.description(issue.ref())).orElseThrow();
        var description = edits(edit);
        description.put("description", a -> issue.body());
        var labels =
                new TreeSet<>(issue.labels())
                        .stream().map(l -> thing("Label", Map.of("title", a -> l))).toList();
        return List.of(
                thing("WorkItemWidgetDescription", description),
                thing("WorkItemWidgetLabels", Map.of("labels", a -> nodes(labels))),
                thing("WorkItemWidgetStartAndDueDate", dates(issue)),
                thing(
                        "WorkItemWidgetAssignees",
                        Map.of(
                                "assignees",
                                a -> nodes(issue.assignees().stream().map(this::user).toList()))),
                thing(
                        "WorkItemWidgetHierarchy",
                        one("parent", a -> issue.parent().map(this::parent).orElse(null))));
    }

    private static Map<String, Function<Arguments, Object>> dates(Issue issue) {
        var dates = new HashMap<String, Function<Arguments, Object>>();
        dates.put("dueDate", a -> issue.due().orElse(null));
        dates.put("startDate", a -> null);
        return dates;
    }

    private static Map<String, Function<Arguments, Object>> one(
            String name, Function<Arguments, Object> value) {
        return Map.of(name, value);
    }

    private Thing parent(IssueRef parent) {
        return thing("WorkItem", Map.of("webUrl", a -> page(parent)));
    }

    private Thing user(User user) {
        return thing(
                "UserCore",
                Map.of(
                        "id", a -> "gid://gitlab/User/" + user.id(),
                        "username", a -> user.username(),
                        "name", a -> user.name()));
    }

    private Thing note(long id) {
        return view.comment(id).map(c -> thing("Note", edits(c))).orElse(null);
    }

    private Map<String, Function<Arguments, Object>> edits(Comment text) {
        var fields = new HashMap<String, Function<Arguments, Object>>();
        fields.put("lastEditedAt", a -> text.edited() ? text.updatedAt() : null);
        fields.put("lastEditedBy", a -> text.editor().map(this::user).orElse(null));
        return fields;
    }

    // --- writing

    Thing mutation() {
        return gitlab.licence().hasWorkItems()
                ? thing(
                        "Mutation",
                        Map.of(
                                "workItemCreate", a -> payload(a, this::create),
                                "workItemUpdate", a -> payload(a, this::update)))
                : thing("Mutation", Map.of());
    }

    /** What goes wrong inside stands beside an empty work item. */
    private Thing payload(Arguments a, Function<JsonNode, Issue> work) {
        var input = a.find("input").orElseThrow();
        checkInput("", input);
        try {
            FakeIssues.checkTexts(input);
            var done = work.apply(input);
            return thing(
                    "Payload", Map.of("workItem", x -> workItem(done), "errors", x -> List.of()));
        } catch (FakeRefusal e) {
            var fields = new HashMap<String, Function<Arguments, Object>>();
            fields.put("workItem", x -> null);
            fields.put("errors", x -> List.of(e.getMessage()));
            return thing("Payload", fields);
        }
    }

    private static void checkInput(String above, JsonNode input) {
        input.properties()
                .forEach(field -> {
                    var name = above + field.getKey();
                    if (field.getValue().isObject()) {
                        checkInput(name + ".", field.getValue());
                    } else if (!INPUTS.contains(name)) {
                        throw new Mistake(name + " (Field is not defined on WorkItemInput)");
                    }
                });
    }

    private Issue create(JsonNode input) {
        if (!input.path("workItemTypeId").asText().equals(EPIC_TYPE)
                || !gitlab.licence().hasEpics()) {
            throw missing();
        }
        gitlab.limits().issue(gitlab.clock().instant());
        return view.create(
                new IssueDraft(
                        input.path("namespacePath").asText(),
                        true,
                        input.path("title").asText(),
                        gitlab.kept(input.path("descriptionWidget").path("description").asText("")),
                        people(input),
                        labels(input.path("labelsWidget").path("labelIds")),
                        due(input),
                        Optional.empty(),
                        input.path("confidential").asBoolean()));
    }

    private Issue update(JsonNode input) {
        var ref = ref(number(input.path("id").asText()));
        var labels = input.path("labelsWidget");
        var edit =
                IssueEdit.NOTHING.withLabels(
                        labels(labels.path("addLabelIds")), labels(labels.path("removeLabelIds")));
        if (input.has("title")) {
            edit = edit.withTitle(input.get("title").asText());
        }
        if (input.has("descriptionWidget")) {
            edit =
                    edit.withBody(
                            gitlab.kept(
                                    input.get("descriptionWidget").path("description").asText()));
        }
        if (input.has("stateEvent")) {
            edit = edit.withOpen(input.get("stateEvent").asText().equals("REOPEN"));
        }
        if (input.has("confidential")) {
            edit = edit.withConfidential(input.get("confidential").asBoolean());
        }
        if (input.has("assigneesWidget")) {
            edit = edit.withAssignees(people(input));
        }
        if (input.has("hierarchyWidget")) {
            edit = edit.withParent(parentFor(ref, input));
        }
        return view.edit(ref, due(input).map(edit::withDue).orElse(edit));
    }

    private IssueRef parentFor(IssueRef child, JsonNode input) {
        var parent = ref(number(input.path("hierarchyWidget").path("parentId").asText()));
        if (!parent.epic() || (child.epic() && !gitlab.licence().hasNestedEpics())) {
            throw FakeRefusal.of(
                    400, "No matching work item found. Make sure that you are adding a valid ID.");
        }
        return parent;
    }

    private static Optional<java.time.LocalDate> due(JsonNode input) {
        var dates = input.path("startAndDueDateWidget");
        return dates.path("isFixed").asBoolean()
                ? FakeIssues.day(dates.path("dueDate"))
                : Optional.empty();
    }

    private Set<String> labels(JsonNode ids) {
        return ids.valueStream()
                .map(id ->
                        gitlab.catalog().labelName(id.asText()).orElseThrow(FakeWorkItems::missing))
                .collect(Collectors.toSet());
    }

    private List<User> people(JsonNode input) {
        return input.path("assigneesWidget")
                .path("assigneeIds")
                .valueStream()
                .flatMap(id ->
                        gitlab.tracker().people().stream()
                                .map(Member::user)
                                .filter(u -> u.id() == number(id.asText())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static long number(String globalId) {
        return Long.parseLong(globalId.substring(globalId.lastIndexOf('/') + 1));
    }

    private static Mistake missing() {
        return new Mistake(
                "The resource that you are attempting to access does not exist or you don't have"
                        + " permission to perform this action");
    }
}
