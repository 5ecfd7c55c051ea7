package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;

/** Labels of projects and groups, and milestones. */
record FakeLabels(FakeGitLab gitlab) {

    void register(FakeGitLab.Routes routes) {
        for (var kind : new String[] {"/projects/{id}", "/groups/{id}"}) {
            routes.get(
                    kind + "/labels", ctx -> gitlab.page(ctx, gitlab.catalog().labels(place(ctx))));
            routes.post(kind + "/labels", this::make);
        }
        routes.get("/projects/{id}/milestones", this::milestones);
        routes.post(
                "/projects/{id}/milestones",
                ctx -> gitlab.catalog().addMilestone(gitlab.project(ctx), FakeGitLab.body(ctx)));
        routes.put(
                "/projects/{id}/milestones/{milestone}",
                ctx ->
                        gitlab.catalog()
                                .editMilestone(
                                        gitlab.project(ctx),
                                        Long.parseLong(ctx.pathParam("milestone")),
                                        FakeGitLab.body(ctx)));
    }

    /** A project's token is nobody in the group. */
    private String place(Context ctx) {
        var place = ctx.pathParam("id");
        if (ctx.path().contains("/projects/")) {
            return gitlab.project(ctx);
        }
        if (gitlab.people().isProjectOnly(gitlab.view(ctx).self())) {
            throw FakeRefusal.notFound("Group");
        }
        return place;
    }

    private JsonNode make(Context ctx) {
        var wanted = FakeGitLab.body(ctx);
        return gitlab.catalog()
                .addLabel(place(ctx), wanted.path("name").asText(), wanted.path("color").asText());
    }

    private JsonNode milestones(Context ctx) {
        var title = Optional.ofNullable(ctx.queryParam("title"));
        return gitlab.page(
                ctx,
                gitlab.catalog().milestones(gitlab.project(ctx)).stream()
                        .filter(m ->
                                title.isEmpty() || m.path("title").asText().equals(title.get()))
                        .map(ObjectNode::deepCopy)
                        .toList());
    }
}
