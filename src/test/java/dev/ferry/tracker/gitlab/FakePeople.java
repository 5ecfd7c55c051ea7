package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Role;
import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.Member;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Users, members and the token. */
final class FakePeople {

    private final FakeGitLab gitlab;
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final Set<String> projectOnly = ConcurrentHashMap.newKeySet();
    private final Map<String, LocalDate> expiries = new ConcurrentHashMap<>();
    private final Map<String, Integer> levels = new ConcurrentHashMap<>();
    private volatile String scope = "api";
    private volatile LocalDate end = LocalDate.of(2026, 12, 24);

    FakePeople(FakeGitLab gitlab) {
        this.gitlab = gitlab;
    }

    // --- knobs

    void tokenEnds(LocalDate day) {
        end = day;
    }

    /** What the token may do. */
    void scopes(String value) {
        scope = value;
    }

    void block(String username) {
        blocked.add(username);
    }

    /** The last day of somebody's membership is the day before. */
    void expire(String username, LocalDate day) {
        expiries.put(username, day);
    }

    /** A level that the tracker behind has no word for. */
    void level(String username, int level) {
        levels.put(username, level);
    }

    /** Somebody who is a member of the project and of no group, as the bot of a project's token. */
    void projectOnly(String username) {
        projectOnly.add(username);
    }

    boolean isProjectOnly(User user) {
        return projectOnly.contains(user.username());
    }

    boolean assignable(long userId) {
        return gitlab.tracker().people().stream()
                .filter(m -> m.user().id() == userId)
                .anyMatch(m ->
                        m.role().atLeast(Role.GUEST) && !blocked.contains(m.user().username()));
    }

    void register(FakeGitLab.Routes routes) {
        routes.get("/user", ctx -> gitlab.shapes().user(gitlab.view(ctx).self()));
        routes.get("/users", this::named);
        routes.get("/metadata", ctx -> metadata());
        routes.get("/personal_access_tokens/self", this::token);
        routes.get("/projects/{id}", this::project);
        routes.get("/groups/{id}", this::group);
        routes.get("/projects/{id}/members/all/{user}", ctx -> member(ctx, gitlab.project(ctx)));
        routes.get("/groups/{id}/members/all", this::members);
        routes.get("/groups/{id}/members/all/{user}", ctx -> member(ctx, ctx.pathParam("id")));
    }

    private JsonNode named(Context ctx) {
        var name = ctx.queryParam("username");
        return gitlab.page(
                ctx,
                gitlab.tracker().people().stream()
                        .map(Member::user)
                        .filter(u -> u.username().equalsIgnoreCase(name))
                        .map(u -> gitlab.shapes().user(u))
                        .toList());
    }

    private ObjectNode metadata() {
        var node = GitLabShapes.object().put("version", gitlab.licence().version());
        return node.put("revision", "abcdef").put("enterprise", true);
    }

    private ObjectNode token(Context ctx) {
        var node = GitLabShapes.object().put("id", 7).put("name", "ferry").put("revoked", false);
        node.put("created_at", "2026-01-01T00:00:00.000Z");
        node.putArray("scopes").add(scope).add("a_scope_of_next_year");
        node.put("user_id", gitlab.view(ctx).self().id());
        return node.put("active", true).put("expires_at", end.toString());
    }

    private ObjectNode project(Context ctx) {
        var project = gitlab.project(ctx);
        var node =
                GitLabShapes.object()
                        .put("id", gitlab.projectId(project))
                        .put("path_with_namespace", project)
                        .put("archived", false)
                        .put("issues_access_level", "enabled");
        var me = gitlab.view(ctx).self().id();
        var mine = gitlab.tracker().people().stream().filter(m -> m.user().id() == me).findFirst();
        var access =
                node.putObject("permissions").putNull("group_access").putObject("project_access");
        access.put("access_level", mine.map(m -> level(m, project)).orElse(0));
        return node;
    }

    private JsonNode members(Context ctx) {
        var group = ctx.pathParam("id");
        var members =
                gitlab.tracker().people().stream()
                        .filter(m -> level(m, group) > 0)
                        .map(m -> member(m, level(m, group)))
                        .toList();
        if (gitlab.tracker().people().stream().noneMatch(m -> m.teams().contains(group))) {
            throw FakeRefusal.notFound("Group");
        }
        return gitlab.page(ctx, members);
    }

    private ObjectNode group(Context ctx) {
        return GitLabShapes.object().put("id", 500).put("full_path", ctx.pathParam("id"));
    }

    private JsonNode member(Context ctx, String place) {
        var who =
                gitlab.tracker().people().stream()
                        .filter(m -> String.valueOf(m.user().id()).equals(ctx.pathParam("user")))
                        .findFirst()
                        .orElseThrow(() -> FakeRefusal.notFound("Not found"));
        var level = level(who, place);
        if (level == 0) {
            throw FakeRefusal.notFound("Not found");
        }
        return member(who, level);
    }

    private ObjectNode member(Member who, int level) {
        var name = who.user().username();
        var node = gitlab.shapes().user(who.user());
        node.put("state", blocked.contains(name) ? "blocked" : "active");
        node.put("access_level", level).put("membership_state", "active");
        node.put("created_at", "2026-01-01T00:00:00.000Z");
        var expiry = expiries.get(name);
        return expiry == null
                ? node.putNull("expires_at")
                : node.put("expires_at", expiry.toString());
    }

    private int level(Member who, String place) {
        boolean isProject = gitlab.tracker().projects().contains(place);
        if (!isProject && !gitlab.tracker().memberOf(who.user().id(), place)) {
            return 0;
        }
        var known = levels.get(who.user().username());
        if (known != null) {
            return known;
        }
        return switch (who.role()) {
            case NONE -> 0;
            case GUEST -> 10;
            case REPORTER -> 20;
            case DEVELOPER -> 30;
            case MAINTAINER -> 40;
            case OWNER -> 50;
        };
    }
}
