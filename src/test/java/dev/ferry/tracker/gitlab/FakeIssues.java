package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.Member;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Issues, their links, and reactions to them. */
record FakeIssues(FakeGitLab gitlab) {

    static final int LONGEST_TEXT = 1 << 20;
    private static final long IDS_PER_PROJECT = 1_000_000;

    void register(FakeGitLab.Routes routes) {
        var issue = "/projects/{id}/issues/{iid}";
        routes.get("/projects/{id}/issues", this::list);
        routes.post("/projects/{id}/issues", this::create);
        routes.get(issue, ctx -> shape(issue(ctx)));
        routes.put(issue, this::edit);
        routes.get(issue + "/links", this::links);
        routes.post(issue + "/links", this::link);
    }

    ObjectNode shape(Issue issue) {
        var project = issue.ref().project();
        return gitlab.shapes()
                .issue(
                        issue,
                        id(issue.ref()),
                        gitlab.projectId(project),
                        gitlab.catalog().milestoneOf(project, issue.ref().toString()));
    }

    long id(IssueRef ref) {
        return gitlab.projectId(ref.project()) * IDS_PER_PROJECT + ref.number();
    }

    /** The issue with this number in the whole of GitLab. */
    IssueRef ref(long id) {
        var position = (int) (id / IDS_PER_PROJECT) - 1;
        if (position < 0 || position >= gitlab.tracker().projects().size()) {
            throw FakeRefusal.notFound("Issue");
        }
        var project = gitlab.tracker().projects().get(position);
        return IssueRef.issue(gitlab.tracker().name(), project, id % IDS_PER_PROJECT);
    }

    IssueRef ref(Context ctx) {
        return IssueRef.issue(
                gitlab.tracker().name(), gitlab.project(ctx), Long.parseLong(ctx.pathParam("iid")));
    }

    Issue issue(Context ctx) {
        return gitlab.view(ctx).issue(ref(ctx)).orElseThrow(() -> FakeRefusal.notFound("Issue"));
    }

    private JsonNode list(Context ctx) {
        var iids =
                ctx.queryParams("iids[]").stream().map(Long::parseLong).collect(Collectors.toSet());
        var author = Optional.ofNullable(ctx.queryParam("author_id")).map(Long::parseLong);
        var since =
                Optional.ofNullable(ctx.queryParam("updated_after"))
                        .map(Instant::parse)
                        .orElse(Instant.EPOCH);
        var found =
                gitlab.view(ctx).in(gitlab.project(ctx)).stream()
                        .filter(i -> iids.isEmpty() || iids.contains(i.ref().number()))
                        .filter(i -> author.isEmpty() || i.author().id() == author.get())
                        .filter(i -> !i.updatedAt().isBefore(since))
                        .sorted(order(ctx))
                        .toList();
        return gitlab.page(ctx, found, this::shape);
    }

    private static Comparator<Issue> order(Context ctx) {
        Comparator<Issue> byTime =
                "updated_at".equals(ctx.queryParam("order_by"))
                        ? Comparator.comparing(Issue::updatedAt)
                        : Comparator.comparing(Issue::createdAt);
        var ascending = byTime.thenComparing(i -> i.ref().number());
        return "asc".equals(ctx.queryParam("sort")) ? ascending : ascending.reversed();
    }

    // --- writing

    private JsonNode create(Context ctx) {
        var wanted = allowed(ctx);
        var project = gitlab.project(ctx);
        checkTexts(wanted);
        gitlab.limits().issue(gitlab.clock().instant());
        var labels = texts(wanted.path("labels"));
        gitlab.catalog().mention(project, labels);
        var draft =
                new IssueDraft(
                        project,
                        false,
                        wanted.path("title").asText(),
                        gitlab.kept(wanted.path("description").asText("")),
                        assignees(wanted),
                        labels,
                        day(wanted.path("due_date")),
                        Optional.empty(),
                        wanted.path("confidential").asBoolean());
        var made = gitlab.view(ctx).create(draft);
        if (wanted.hasNonNull("milestone_id")) {
            gitlab.catalog().putInto(made.ref().toString(), wanted.get("milestone_id").asLong());
        }
        return shape(made);
    }

    private JsonNode edit(Context ctx) {
        var wanted = allowed(ctx);
        checkTexts(wanted);
        var edit = edit(wanted);
        gitlab.catalog().mention(gitlab.project(ctx), edit.addLabels());
        if (wanted.has("assignee_ids")) {
            edit = edit.withAssignees(assignees(wanted));
        }
        return shape(gitlab.view(ctx).edit(issue(ctx).ref(), edit));
    }

    private JsonNode allowed(Context ctx) {
        var wanted = (ObjectNode) FakeGitLab.body(ctx);
        if (gitlab.dropsMetadata()) {
            wanted.remove(
                    List.of(
                            "labels",
                            "add_labels",
                            "remove_labels",
                            "assignee_ids",
                            "due_date",
                            "milestone_id"));
        }
        return wanted;
    }

    /** What issues and epics have in common. */
    IssueEdit edit(JsonNode wanted) {
        var edit =
                IssueEdit.NOTHING.withLabels(
                        texts(wanted.path("add_labels")), texts(wanted.path("remove_labels")));
        if (wanted.has("title")) {
            edit = edit.withTitle(wanted.get("title").asText());
        }
        if (wanted.has("description")) {
            edit = edit.withBody(gitlab.kept(wanted.get("description").asText()));
        }
        if (wanted.has("state_event")) {
            edit = edit.withOpen(wanted.get("state_event").asText().equals("reopen"));
        }
        if (wanted.has("confidential")) {
            edit = edit.withConfidential(wanted.get("confidential").asBoolean());
        }
        return day(wanted.path("due_date")).map(edit::withDue).orElse(edit);
    }

    /** A moment instead of a day is the day at Greenwich. */
    static Optional<LocalDate> day(JsonNode node) {
        return node.isTextual()
                ? Optional.of(LocalDate.parse(node.asText().substring(0, 10)))
                : Optional.empty();
    }

    static void checkTexts(JsonNode wanted) {
        if (wanted.has("title")) {
            var title = wanted.get("title").asText();
            if (title.isBlank()) {
                throw FakeRefusal.invalid("title", "can't be blank");
            }
            if (title.length() > 255) {
                throw FakeRefusal.invalid("title", "is too long (maximum is 255 characters)");
            }
        }
        if (wanted.path("description").asText("").length() > LONGEST_TEXT) {
            throw FakeRefusal.invalid("description", "is too long (maximum is 1048576 characters)");
        }
    }

    /** Who cannot be assigned is left out without a word; the free licence takes the first. */
    private List<User> assignees(JsonNode wanted) {
        var most = gitlab.licence().hasManyAssignees() ? Long.MAX_VALUE : 1;
        return wanted.path("assignee_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .filter(id -> gitlab.people().assignable(id))
                .limit(most)
                .flatMap(id -> person(id).stream())
                .toList();
    }

    private Optional<User> person(long id) {
        return gitlab.tracker().people().stream()
                .map(Member::user)
                .filter(u -> u.id() == id)
                .findFirst();
    }

    static Set<String> texts(JsonNode array) {
        var found = new HashSet<String>();
        array.forEach(n -> found.add(n.asText()));
        return found;
    }

    private JsonNode link(Context ctx) {
        var wanted = FakeGitLab.body(ctx);
        var source = issue(ctx);
        var target =
                gitlab.view(ctx)
                        .issue(
                                IssueRef.issue(
                                        gitlab.tracker().name(),
                                        wanted.path("target_project_id")
                                                .asText()
                                                .replace("%2F", "/"),
                                        wanted.path("target_issue_iid").asLong()))
                        .orElseThrow(() -> FakeRefusal.notFound("Issue"));
        gitlab.catalog().link(place(source.ref()), place(target.ref()));
        var node = GitLabShapes.object();
        node.set("source_issue", shape(source));
        node.set("target_issue", shape(target));
        return node.put("link_type", "relates_to");
    }

    private JsonNode links(Context ctx) {
        var here = place(issue(ctx).ref());
        var others =
                gitlab.catalog().links().stream()
                        .map(link -> List.of(link.split(" ")))
                        .filter(ends -> ends.contains(here))
                        .map(ends -> ends.get(1 - ends.indexOf(here)))
                        .map(this::related)
                        .toList();
        return GitLabShapes.array(others);
    }

    private ObjectNode related(String place) {
        var ref = IssueRef.parse(gitlab.tracker().name() + ":" + place);
        var node = shape(gitlab.tracker().issue(ref).orElseThrow());
        node.putObject("references").put("full", place);
        return node.put("link_type", "relates_to");
    }

    private static String place(IssueRef ref) {
        return ref.project() + ref.shortForm();
    }
}
