package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The older interface for epics. A date that is not fixed takes no effect. */
record FakeEpics(FakeGitLab gitlab) {

    private static final long FIRST_ID = 600_000_000;
    private static final long GROUP_ID = 500;

    void register(FakeGitLab.Routes routes) {
        var epic = "/groups/{id}/epics/{iid}";
        routes.get("/groups/{id}/epics", this::list);
        routes.post("/groups/{id}/epics", this::create);
        routes.get(epic, ctx -> shape(epic(ctx)));
        routes.put(epic, this::edit);
        routes.post(epic + "/issues/{issue}", this::adopt);
        routes.post(epic + "/epics/{child}", this::nest);
    }

    private ObjectNode shape(Issue epic) {
        return gitlab.shapes().epic(epic, id(epic.ref()), GROUP_ID);
    }

    /** The number that only this interface knows; the work item's is the next. */
    static long id(IssueRef epic) {
        return FIRST_ID + 10 * epic.number();
    }

    static boolean isEpic(long id) {
        return id >= FIRST_ID;
    }

    static long number(long id) {
        return (id - FIRST_ID) / 10;
    }

    private void requireLicence() {
        if (!gitlab.licence().hasEpics()) {
            throw FakeRefusal.forbidden();
        }
    }

    private String group(Context ctx) {
        var group = ctx.pathParam("id");
        if (gitlab.tracker().projects().stream().noneMatch(p -> p.startsWith(group + "/"))) {
            throw FakeRefusal.notFound("Group");
        }
        requireLicence();
        return group;
    }

    IssueRef ref(Context ctx) {
        var number = Long.parseLong(ctx.pathParam("iid"));
        return IssueRef.epic(gitlab.tracker().name(), group(ctx), number);
    }

    private Issue epic(Context ctx) {
        return gitlab.view(ctx).issue(ref(ctx)).orElseThrow(() -> FakeRefusal.notFound("Epic"));
    }

    private JsonNode list(Context ctx) {
        var author = Optional.ofNullable(ctx.queryParam("author_id")).map(Long::parseLong);
        List<ObjectNode> found =
                gitlab.view(ctx).in(group(ctx)).stream()
                        .filter(i -> i.ref().epic())
                        .filter(i -> author.isEmpty() || i.author().id() == author.get())
                        .map(this::shape)
                        .toList();
        return gitlab.page(ctx, found);
    }

    private JsonNode create(Context ctx) {
        var wanted = FakeGitLab.body(ctx);
        FakeIssues.checkTexts(wanted);
        gitlab.limits().issue(gitlab.clock().instant());
        var group = group(ctx);
        var labels = FakeIssues.texts(wanted.path("labels"));
        gitlab.catalog().mention(group, labels);
        return shape(
                gitlab.view(ctx)
                        .create(
                                new IssueDraft(
                                        group,
                                        true,
                                        wanted.path("title").asText(),
                                        gitlab.kept(wanted.path("description").asText("")),
                                        List.of(),
                                        labels,
                                        wanted.path("due_date_is_fixed").asBoolean()
                                                ? FakeIssues.day(wanted.path("due_date_fixed"))
                                                : Optional.empty(),
                                        Optional.empty(),
                                        wanted.path("confidential").asBoolean())));
    }

    private JsonNode edit(Context ctx) {
        var wanted = FakeGitLab.body(ctx);
        FakeIssues.checkTexts(wanted);
        var edit = new FakeIssues(gitlab).edit(wanted);
        var due =
                wanted.path("due_date_is_fixed").asBoolean()
                        ? FakeIssues.day(wanted.path("due_date_fixed"))
                        : Optional.<java.time.LocalDate>empty();
        return shape(gitlab.view(ctx).edit(ref(ctx), due.map(edit::withDue).orElse(edit)));
    }

    private JsonNode adopt(Context ctx) {
        var child = new FakeIssues(gitlab).ref(Long.parseLong(ctx.pathParam("issue")));
        gitlab.view(ctx).edit(child, IssueEdit.NOTHING.withParent(epic(ctx).ref()));
        var node = GitLabShapes.object().put("id", child.number());
        node.set("epic", shape(epic(ctx)));
        return node;
    }

    private JsonNode nest(Context ctx) {
        if (!gitlab.licence().hasNestedEpics()) {
            throw FakeRefusal.forbidden();
        }
        var number = number(Long.parseLong(ctx.pathParam("child")));
        var child = IssueRef.epic(gitlab.tracker().name(), group(ctx), number);
        return shape(gitlab.view(ctx).edit(child, IssueEdit.NOTHING.withParent(epic(ctx).ref())));
    }
}
