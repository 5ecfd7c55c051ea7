package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.Member;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.stream.IntStream;

/** Users, teams, rights, and the App. */
record FakePeople(FakeGitHub github) {

    void register(RoutesConfig routes) {
        routes.get("/user", FakeGitHub.json(this::caller));
        routes.get(
                "/users/{login}", FakeGitHub.json(ctx -> profile(named(ctx.pathParam("login")))));
        routes.get(
                "/user/{number}",
                FakeGitHub.json(ctx -> profile(numbered(ctx.pathParam("number")))));
        routes.get("/orgs/{org}/members/{login}", this::organisationMember);
        routes.get(
                "/orgs/{org}/teams/{team}/memberships/{login}", FakeGitHub.json(this::membership));
        routes.get("/orgs/{org}/teams/{team}", this::team);
        routes.get("/repos/{owner}/{repo}/assignees/{login}", this::assignee);
        routes.get(
                "/repos/{owner}/{repo}/collaborators/{login}/permission",
                FakeGitHub.json(this::permission));
        routes.get("/app", FakeGitHub.json(ctx -> app()));
        routes.get("/app/installations", FakeGitHub.json(this::installations));
        routes.post(
                "/app/installations/{installation}/access_tokens", FakeGitHub.created(this::token));
    }

    /** Of a classic token GitHub tells the scopes, and when it ends. */
    private JsonNode caller(Context ctx) {
        var header = github.changed("token", JsonNodeFactory.instance.objectNode());
        header.properties().forEach(h -> ctx.header(h.getKey(), h.getValue().asText()));
        return profile(github.view(ctx).self());
    }

    private void team(Context ctx) {
        var group = ctx.pathParam("org") + "/" + ctx.pathParam("team");
        if (github.tracker().people().stream().noneMatch(m -> m.teams().contains(group))) {
            throw FakeRefusal.notFound();
        }
        FakeGitHub.answer(
                ctx, JsonNodeFactory.instance.objectNode().put("slug", ctx.pathParam("team")));
    }

    private ObjectNode profile(User user) {
        return github.shapes().profile(user);
    }

    private User named(String login) {
        return github.tracker().people().stream()
                .map(Member::user)
                .filter(u -> github.shapes().login(u).equalsIgnoreCase(login))
                .findFirst()
                .orElseThrow(FakeRefusal::notFound);
    }

    private User numbered(String number) {
        return github.tracker().people().stream()
                .map(Member::user)
                .filter(u -> String.valueOf(u.id()).equals(number))
                .findFirst()
                .orElseThrow(FakeRefusal::notFound);
    }

    private Role role(User user) {
        return github.tracker().role(user.id(), github.tracker().projects().getFirst());
    }

    private void organisationMember(Context ctx) {
        var user = named(ctx.pathParam("login"));
        if (!github.tracker().memberOf(user.id(), ctx.pathParam("org"))) {
            throw FakeRefusal.notFound();
        }
        ctx.status(204);
    }

    private JsonNode membership(Context ctx) {
        var user = named(ctx.pathParam("login"));
        if (!github.tracker()
                .memberOf(user.id(), ctx.pathParam("org") + "/" + ctx.pathParam("team"))) {
            throw FakeRefusal.notFound();
        }
        return GitHubShapes.example("membership").put("role", "member").put("state", "active");
    }

    static boolean assignable(Role role) {
        return role.atLeast(Role.REPORTER);
    }

    private void assignee(Context ctx) {
        github.project(ctx);
        if (!assignable(role(named(ctx.pathParam("login"))))) {
            throw FakeRefusal.notFound();
        }
        ctx.status(204);
    }

    private JsonNode permission(Context ctx) {
        github.project(ctx);
        var user = named(ctx.pathParam("login"));
        var node = GitHubShapes.example("permission");
        var roleName =
                switch (role(user)) {
                    case NONE -> "none";
                    case GUEST -> "read";
                    case REPORTER -> "triage";
                    case DEVELOPER -> "write";
                    case MAINTAINER -> "maintain";
                    case OWNER -> "admin";
                };
        node.put("role_name", roleName).put("permission", legacy(roleName));
        ((ObjectNode) node.get("user")).setAll(github.shapes().user(user));
        ((ObjectNode) node.get("user")).put("role_name", roleName);
        return node;
    }

    /** What could be told before there was triage and maintain. */
    private static String legacy(String roleName) {
        return switch (roleName) {
            case "triage" -> "read";
            case "maintain" -> "write";
            default -> roleName;
        };
    }

    private JsonNode app() {
        var node = GitHubShapes.example("app").put("slug", FakeGitHub.BOT).put("name", "Ferry");
        node.put("html_url", "https://github.test/apps/" + FakeGitHub.BOT);
        node.set("permissions", permissions());
        node.set("events", node.arrayNode().add("issues").add("issue_comment").add("sub_issues"));
        return github.changed("app", node);
    }

    private static ObjectNode permissions() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("issues", "write")
                .put("metadata", "read")
                .put("members", "read");
    }

    private JsonNode installations(Context ctx) {
        var owners = github.installations();
        return github.page(
                ctx,
                IntStream.range(0, owners.size())
                        .mapToObj(i -> installation(100 + i, owners.get(i)))
                        .toList());
    }

    /** By the description an account is a user and an enterprise at once. */
    private ObjectNode installation(int id, String owner) {
        var node = GitHubShapes.example("installation").put("id", id);
        var account = (ObjectNode) node.get("account");
        account.put("login", owner).put("name", owner).put("slug", owner);
        account.put("created_at", "2026-01-01T00:00:00Z").put("updated_at", "2026-01-01T00:00:00Z");
        node.set("permissions", permissions());
        node.putNull("suspended_at").putNull("suspended_by");
        node.put(
                "html_url",
                "https://github.test/organizations/" + owner + "/settings/installations/" + id);
        return github.changed("installation", node);
    }

    private JsonNode token(Context ctx) {
        var number = Integer.parseInt(ctx.pathParam("installation")) - 100;
        if (number < 0 || number >= github.installations().size()) {
            throw FakeRefusal.notFound();
        }
        var now = github.clock().instant();
        var node = GitHubShapes.example("token");
        node.remove("repositories");
        return node.put("token", github.access().issue(github.installations().get(number), now))
                .put("expires_at", GitHubShapes.time(now.plusSeconds(3600)));
    }
}
