package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Member;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Issues, their labels and their children. */
record FakeIssues(FakeGitHub github) {

    static final int LONGEST_BODY = 65_536;
    private static final int MOST_CHILDREN = 100;
    private static final long IDS_PER_REPOSITORY = 1_000_000;

    void register(RoutesConfig routes) {
        for (var repo : List.of("/repos/{owner}/{repo}", "/repositories/{id}")) {
            routes.get(repo + "/issues", FakeGitHub.json(this::list));
            routes.get(repo + "/issues/{number}", FakeGitHub.json(ctx -> shape(issue(ctx))));
        }
        routes.post("/repos/{owner}/{repo}/issues", FakeGitHub.created(this::create));
        routes.patch("/repos/{owner}/{repo}/issues/{number}", FakeGitHub.json(this::edit));
        routes.post(
                "/repos/{owner}/{repo}/issues/{number}/labels", FakeGitHub.json(this::addLabels));
        routes.delete(
                "/repos/{owner}/{repo}/issues/{number}/labels/{label}",
                FakeGitHub.json(this::removeLabel));
        routes.get(
                "/repos/{owner}/{repo}/issues/{number}/sub_issues",
                FakeGitHub.json(this::children));
        routes.post(
                "/repos/{owner}/{repo}/issues/{number}/sub_issues",
                FakeGitHub.created(this::adopt));
    }

    // --- shapes

    ObjectNode shape(Issue issue) {
        var catalog = github.catalog(issue.ref().project());
        var node =
                github.shapes()
                        .issue(
                                issue,
                                id(issue.ref()),
                                issue.labels().stream().sorted().map(catalog::label).toList(),
                                catalog.milestoneOf(issue.ref().number()),
                                github.tracker().childrenOf(issue.ref()));
        catalog.typeOf(issue.ref().number()).ifPresent(type -> node.set("type", type));
        return node;
    }

    private long id(IssueRef ref) {
        return github.repositoryId(ref.project()) * IDS_PER_REPOSITORY + ref.number();
    }

    IssueRef ref(long id) {
        var repository = (int) (id / IDS_PER_REPOSITORY);
        if (repository < 1 || repository > github.tracker().projects().size()) {
            throw FakeRefusal.notFound();
        }
        var project = github.tracker().projects().get(repository - 1);
        return IssueRef.issue(github.tracker().name(), project, id % IDS_PER_REPOSITORY);
    }

    // --- reading

    IssueRef ref(Context ctx) {
        return IssueRef.issue(
                github.tracker().name(),
                github.project(ctx),
                Long.parseLong(ctx.pathParam("number")));
    }

    Issue issue(Context ctx) {
        return github.view(ctx).issue(ref(ctx)).orElseThrow(FakeRefusal::notFound);
    }

    private JsonNode list(Context ctx) {
        var since =
                Optional.ofNullable(ctx.queryParam("since"))
                        .map(Instant::parse)
                        .orElse(Instant.EPOCH);
        var state = Optional.ofNullable(ctx.queryParam("state")).orElse("open");
        var creator = Optional.ofNullable(ctx.queryParam("creator"));
        var found =
                github.view(ctx).in(github.project(ctx)).stream()
                        .filter(i -> state.equals("all") || i.open() == state.equals("open"))
                        .filter(i -> creator.isEmpty() || madeBy(creator.get(), i))
                        .filter(i -> !i.updatedAt().truncatedTo(ChronoUnit.SECONDS).isBefore(since))
                        .sorted(order(ctx))
                        .toList();
        return github.page(ctx, found, this::shape);
    }

    private boolean madeBy(String login, Issue issue) {
        return github.findsByCreator() && login.equals(github.shapes().login(issue.author()));
    }

    private static Comparator<Issue> order(Context ctx) {
        Comparator<Issue> byTime =
                "updated".equals(ctx.queryParam("sort"))
                        ? Comparator.comparing(Issue::updatedAt)
                        : Comparator.comparing(Issue::createdAt);
        var ascending = byTime.thenComparing(i -> i.ref().number());
        return "asc".equals(ctx.queryParam("direction")) ? ascending : ascending.reversed();
    }

    // --- writing

    private JsonNode create(Context ctx) {
        var wanted = allowed(ctx);
        var project = github.project(ctx);
        checkTexts(wanted);
        var draft =
                new IssueDraft(
                        project,
                        false,
                        wanted.path("title").asText(),
                        wanted.path("body").asText(""),
                        assignees(wanted),
                        new HashSet<>(texts(wanted.path("labels"))),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        var made = github.view(ctx).create(draft);
        if (wanted.hasNonNull("milestone")) {
            putInto(wanted.get("milestone"), made.ref());
        }
        if (wanted.hasNonNull("type")) {
            github.catalog(project).giveType(made.ref().number(), wanted.get("type").asText());
        }
        return shape(made);
    }

    private JsonNode edit(Context ctx) {
        var wanted = allowed(ctx);
        checkTexts(wanted);
        var edit = IssueEdit.NOTHING;
        if (wanted.has("title")) {
            edit = edit.withTitle(wanted.get("title").asText());
        }
        if (wanted.has("body")) {
            edit = edit.withBody(wanted.get("body").asText());
        }
        if (wanted.has("state")) {
            edit = edit.withOpen(wanted.get("state").asText().equals("open"));
        }
        if (wanted.has("assignees")) {
            edit = edit.withAssignees(assignees(wanted));
        }
        if (wanted.has("labels")) {
            var all = new HashSet<String>();
            wanted.get("labels").forEach(label -> all.add(label.asText()));
            var before = github.tracker().issue(ref(ctx)).orElseThrow().labels();
            var gone = new HashSet<>(before);
            gone.removeAll(all);
            all.removeAll(before);
            edit = edit.withLabels(all, gone);
        }
        var edited = github.view(ctx).edit(ref(ctx), edit);
        if (wanted.has("milestone")) {
            putInto(wanted.get("milestone"), edited.ref());
        }
        return shape(edited);
    }

    private JsonNode allowed(Context ctx) {
        var wanted = (ObjectNode) FakeGitHub.body(ctx);
        if (github.dropsMetadata()) {
            wanted.remove(List.of("labels", "assignees", "milestone", "type"));
        }
        return wanted;
    }

    private void putInto(JsonNode milestone, IssueRef issue) {
        var catalog = github.catalog(issue.project());
        if (!milestone.isNull() && catalog.milestone(milestone.asInt()).isEmpty()) {
            throw FakeRefusal.invalid("Issue", "milestone", "invalid");
        }
        catalog.putIssueInto(issue.number(), milestone);
    }

    private static void checkTexts(JsonNode wanted) {
        if (wanted.has("title")
                && (wanted.get("title").asText().isBlank()
                        || wanted.get("title").asText().length() > 256)) {
            throw FakeRefusal.invalid("Issue", "title", "custom");
        }
        if (wanted.path("body").asText("").length() > LONGEST_BODY) {
            throw FakeRefusal.invalid("Issue", "body", "custom");
        }
    }

    /** One who cannot be assigned spoils the whole request. */
    private List<User> assignees(JsonNode wanted) {
        var found = new ArrayList<User>();
        for (var login : texts(wanted.path("assignees"))) {
            found.add(
                    github.tracker().people().stream()
                            .filter(m -> FakePeople.assignable(m.role()))
                            .map(Member::user)
                            .filter(u -> github.shapes().login(u).equalsIgnoreCase(login))
                            .findFirst()
                            .orElseThrow(
                                    () -> FakeRefusal.invalid("Issue", "assignees", "invalid")));
        }
        return found.stream().limit(10).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream()
                .map(n -> n.isObject() ? n.path("name").asText() : n.asText())
                .toList();
    }

    // --- labels

    private JsonNode addLabels(Context ctx) {
        var names = new HashSet<>(texts(FakeGitHub.body(ctx).path("labels")));
        return labelsOf(
                github.view(ctx).edit(ref(ctx), IssueEdit.NOTHING.withLabels(names, Set.of())));
    }

    private JsonNode removeLabel(Context ctx) {
        var label = ctx.pathParam("label");
        if (!issue(ctx).labels().contains(label)) {
            throw FakeRefusal.of(404, "Label does not exist");
        }
        return labelsOf(
                github.view(ctx)
                        .edit(ref(ctx), IssueEdit.NOTHING.withLabels(Set.of(), Set.of(label))));
    }

    private JsonNode labelsOf(Issue issue) {
        return shape(issue).get("labels");
    }

    // --- children

    private JsonNode children(Context ctx) {
        requireSubIssues();
        issue(ctx);
        return github.page(
                ctx, github.tracker().childrenOf(ref(ctx)).stream().map(this::shape).toList());
    }

    private JsonNode adopt(Context ctx) {
        requireSubIssues();
        EmbeddedTracker view = github.view(ctx);
        var parent = issue(ctx).ref();
        var child =
                view.issue(ref(FakeGitHub.body(ctx).path("sub_issue_id").asLong()))
                        .orElseThrow(FakeRefusal::notFound);
        if (child.parent().isPresent()
                && !FakeGitHub.body(ctx).path("replace_parent").asBoolean()) {
            throw FakeRefusal.of(422, "Sub issue may only have one parent");
        }
        if (github.tracker().childrenOf(parent).size() >= MOST_CHILDREN) {
            throw FakeRefusal.of(422, "Parent cannot have more than 100 sub-issues");
        }
        view.edit(child.ref(), IssueEdit.NOTHING.withParent(parent));
        return shape(issue(ctx));
    }

    private void requireSubIssues() {
        if (!github.hasSubIssues()) {
            throw FakeRefusal.notFound();
        }
    }
}
