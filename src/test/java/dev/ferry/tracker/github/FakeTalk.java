package dev.ferry.tracker.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Comments and reactions. */
record FakeTalk(FakeGitHub github) {

    void register(RoutesConfig routes) {
        for (var repo : List.of("/repos/{owner}/{repo}", "/repositories/{id}")) {
            routes.get(repo + "/issues/comments", FakeGitHub.json(this::changed));
            routes.get(repo + "/issues/{number}/comments", FakeGitHub.json(this::list));
        }
        var comment = "/repos/{owner}/{repo}/issues/comments/{comment}";
        routes.get(comment, FakeGitHub.json(ctx -> shape(comment(ctx))));
        routes.patch(comment, FakeGitHub.json(this::edit));
        routes.post(
                comment + "/reactions", FakeGitHub.created(ctx -> react(ctx, comment(ctx).ref())));
        routes.post("/graphql", FakeGitHub.json(this::edits));
        var issue = "/repos/{owner}/{repo}/issues/{number}";
        routes.post(issue + "/comments", FakeGitHub.created(this::post));
        routes.post(
                issue + "/reactions",
                FakeGitHub.created(ctx -> react(ctx, CommentRef.description(issues().ref(ctx)))));
    }

    private FakeIssues issues() {
        return new FakeIssues(github);
    }

    private JsonNode shape(Comment comment) {
        return github.shapes().comment(comment);
    }

    private JsonNode list(Context ctx) {
        var all = github.view(ctx).comments(issues().issue(ctx).ref());
        return github.page(ctx, all.stream().map(c -> github.shapes().comment(c)).toList());
    }

    private JsonNode changed(Context ctx) {
        var since =
                Optional.ofNullable(ctx.queryParam("since"))
                        .map(Instant::parse)
                        .orElse(Instant.EPOCH);
        EmbeddedTracker view = github.view(ctx);
        return github.page(
                ctx,
                view.in(github.project(ctx)).stream()
                        .flatMap(i -> view.comments(i.ref()).stream())
                        .filter(c -> !c.updatedAt().truncatedTo(ChronoUnit.SECONDS).isBefore(since))
                        .sorted(Comparator.comparing(sortKey(ctx)).reversed())
                        .map(c -> github.shapes().comment(c))
                        .toList());
    }

    private static Function<Comment, Instant> sortKey(Context ctx) {
        return "created".equals(ctx.queryParam("sort")) ? Comment::createdAt : Comment::updatedAt;
    }

    private Comment comment(Context ctx) {
        var project = github.project(ctx);
        return github.view(ctx)
                .comment(Long.parseLong(ctx.pathParam("comment")))
                .filter(c -> c.ref().issue().project().equals(project))
                .orElseThrow(FakeRefusal::notFound);
    }

    /** The one question that is asked in GraphQL: who edited these, and when. */
    private JsonNode edits(Context ctx) {
        if (!github.hasGraphQl()) {
            throw FakeRefusal.notFound();
        }
        var answer = JsonNodeFactory.instance.objectNode();
        var nodes = answer.putObject("data").putArray("nodes");
        for (var id : FakeGitHub.body(ctx).path("variables").path("ids")) {
            var number = Long.parseLong(id.asText().replaceFirst(".*_", ""));
            var text =
                    id.asText().startsWith("IC_")
                            ? github.view(ctx).comment(number)
                            : github.view(ctx)
                                    .comment(CommentRef.description(issues().ref(number)));
            text.ifPresent(t -> nodes.add(edit(id.asText(), t)));
        }
        return answer;
    }

    private static ObjectNode edit(String id, Comment text) {
        var node = JsonNodeFactory.instance.objectNode().put("id", id);
        node.putNull("lastEditedAt").putNull("editor");
        if (text.edited()) {
            node.put("lastEditedAt", GitHubShapes.time(text.updatedAt()));
        }
        text.editor()
                .ifPresent(who ->
                        node.putObject("editor")
                                .put("login", who.username())
                                .put("databaseId", who.id()));
        return node;
    }

    private JsonNode post(Context ctx) {
        return shape(github.view(ctx).comment(issues().issue(ctx).ref(), text(ctx), false));
    }

    private JsonNode edit(Context ctx) {
        return shape(github.view(ctx).editComment(comment(ctx).ref(), text(ctx)));
    }

    private static String text(Context ctx) {
        var text = FakeGitHub.body(ctx).path("body").asText("");
        if (text.isBlank() || text.length() > FakeIssues.LONGEST_BODY) {
            throw FakeRefusal.invalid("IssueComment", "body", "custom");
        }
        return text;
    }

    private JsonNode react(Context ctx, CommentRef ref) {
        if (!github.hasReactions()) {
            throw FakeRefusal.notFound();
        }
        var content = FakeGitHub.body(ctx).path("content").asText();
        github.view(ctx).react(ref, content);
        var node = GitHubShapes.example("reaction").put("content", content);
        node.set("user", github.shapes().user(github.view(ctx).self()));
        return node;
    }
}
