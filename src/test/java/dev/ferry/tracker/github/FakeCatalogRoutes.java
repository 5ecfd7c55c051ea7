package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.tracker.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** Repositories, labels and milestones. */
record FakeCatalogRoutes(FakeGitHub github) {

    void register(RoutesConfig routes) {
        routes.get("/repos/{owner}/{repo}", FakeGitHub.json(this::repository));
        for (var repo : List.of("/repos/{owner}/{repo}", "/repositories/{id}")) {
            routes.get(
                    repo + "/labels",
                    FakeGitHub.json(ctx -> github.page(ctx, catalog(ctx).labels())));
            routes.get(repo + "/milestones", FakeGitHub.json(this::milestones));
            routes.get(repo + "/issue-types", FakeGitHub.json(this::types));
        }
        routes.post("/repos/{owner}/{repo}/labels", FakeGitHub.created(this::addLabel));
        routes.post("/repos/{owner}/{repo}/milestones", FakeGitHub.created(this::addMilestone));
        routes.patch(
                "/repos/{owner}/{repo}/milestones/{number}", FakeGitHub.json(this::editMilestone));
    }

    private FakeCatalog catalog(Context ctx) {
        return github.catalog(github.project(ctx));
    }

    private JsonNode repository(Context ctx) {
        var project = github.project(ctx);
        var node = github.shapes().repository(project, github.repositoryId(project));
        var role = github.tracker().role(github.view(ctx).self().id(), project);
        node.putObject("permissions")
                .put("admin", role.atLeast(Role.OWNER))
                .put("maintain", role.atLeast(Role.MAINTAINER))
                .put("push", role.atLeast(Role.DEVELOPER))
                .put("triage", role.atLeast(Role.REPORTER))
                .put("pull", true);
        return github.changed("repository", node);
    }

    private JsonNode addLabel(Context ctx) {
        var name = FakeGitHub.body(ctx).path("name").asText();
        if (catalog(ctx).hasLabel(name)) {
            throw FakeRefusal.invalid("Label", "name", "already_exists");
        }
        if (name.isBlank() || name.length() > 50) {
            throw FakeRefusal.invalid("Label", "name", "invalid");
        }
        return catalog(ctx).addLabel(name, FakeGitHub.body(ctx).path("color").asText("ededed"));
    }

    private JsonNode types(Context ctx) {
        var types = catalog(ctx).types();
        if (types.isEmpty()) {
            throw FakeRefusal.notFound();
        }
        return GitHubShapes.array(types);
    }

    private JsonNode milestones(Context ctx) {
        var all = "all".equals(ctx.queryParam("state"));
        return github.page(
                ctx,
                catalog(ctx).milestones().stream()
                        .filter(m -> all || m.path("state").asText().equals("open"))
                        .toList());
    }

    private JsonNode addMilestone(Context ctx) {
        if (catalog(ctx).hasMilestone(FakeGitHub.body(ctx).path("title").asText())) {
            throw FakeRefusal.invalid("Milestone", "title", "already_exists");
        }
        return catalog(ctx)
                .addMilestone(
                        FakeGitHub.body(ctx), github.base() + "/repos/" + github.project(ctx));
    }

    private JsonNode editMilestone(Context ctx) {
        var milestone = catalog(ctx).milestone(Integer.parseInt(ctx.pathParam("number")));
        return catalog(ctx)
                .change(milestone.orElseThrow(FakeRefusal::notFound), FakeGitHub.body(ctx));
    }
}
