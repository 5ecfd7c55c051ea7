package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import io.javalin.http.Context;
import java.util.ArrayList;

/** Notes and reactions. Among the notes are some that GitLab writes itself. */
record FakeNotes(FakeGitLab gitlab) {

    void register(FakeGitLab.Routes routes) {
        for (var thing : new String[] {"/projects/{id}/issues/{iid}", "/groups/{id}/epics/{iid}"}) {
            var note = thing + "/notes/{note}";
            routes.get(thing + "/notes", this::list);
            routes.post(thing + "/notes", this::post);
            routes.get(note, ctx -> shape(note(ctx)));
            routes.put(note, this::edit);
            routes.post(thing + "/award_emoji", ctx -> award(ctx, awarded(ctx).toString()));
            routes.post(note + "/award_emoji", ctx -> award(ctx, note(ctx).ref().toString()));
        }
    }

    /** Epics are asked about by the number that only the older interface knows. */
    private IssueRef noteable(Context ctx) {
        var number = Long.parseLong(ctx.pathParam("iid"));
        var tracker = gitlab.tracker().name();
        var ref =
                ctx.path().contains("/epics/")
                        ? IssueRef.epic(tracker, ctx.pathParam("id"), FakeEpics.number(number))
                        : IssueRef.issue(tracker, gitlab.project(ctx), number);
        return gitlab.view(ctx).issue(ref).orElseThrow(() -> FakeRefusal.notFound("Issue")).ref();
    }

    /** For reactions, epics too go by the number that people see. */
    private IssueRef awarded(Context ctx) {
        return ctx.path().contains("/epics/")
                ? IssueRef.epic(
                        gitlab.tracker().name(),
                        ctx.pathParam("id"),
                        Long.parseLong(ctx.pathParam("iid")))
                : noteable(ctx);
    }

    private ObjectNode shape(Comment comment) {
        return gitlab.shapes().note(comment, comment.ref().issue().number());
    }

    private JsonNode list(Context ctx) {
        var ref = noteable(ctx);
        var view = gitlab.view(ctx);
        var notes = new ArrayList<ObjectNode>();
        if (!"only_comments".equals(ctx.queryParam("activity_filter"))
                || !gitlab.licence().hasWorkItems()) {
            view.issue(ref).ifPresent(i -> notes.add(gitlab.shapes().systemNote(i, ref.number())));
        }
        view.comments(ref).forEach(c -> notes.add(shape(c)));
        return gitlab.page(ctx, "asc".equals(ctx.queryParam("sort")) ? notes : notes.reversed());
    }

    private Comment note(Context ctx) {
        var issue = noteable(ctx);
        return gitlab.view(ctx)
                .comment(new CommentRef(issue, Long.parseLong(ctx.pathParam("note"))))
                .orElseThrow(() -> FakeRefusal.notFound("Note"));
    }

    private JsonNode post(Context ctx) {
        var ref = noteable(ctx);
        gitlab.limits().note(gitlab.clock().instant());
        var internal = FakeGitLab.body(ctx).path("internal").asBoolean();
        return shape(gitlab.view(ctx).comment(ref, text(ctx), internal));
    }

    private JsonNode edit(Context ctx) {
        return shape(gitlab.view(ctx).editComment(note(ctx).ref(), text(ctx)));
    }

    private String text(Context ctx) {
        var text = gitlab.kept(FakeGitLab.body(ctx).path("body").asText(""));
        if (text.isBlank()) {
            throw FakeRefusal.invalid("note", "can't be blank");
        }
        if (text.length() > FakeIssues.LONGEST_TEXT) {
            throw FakeRefusal.invalid("note", "is too long (maximum is 1048576 characters)");
        }
        return text;
    }

    /** The second of a kind is told to be nowhere. */
    private JsonNode award(Context ctx, String thing) {
        var me = gitlab.view(ctx).self();
        var name = FakeGitLab.body(ctx).path("name").asText();
        if (!gitlab.award(thing + " " + name, me.id())) {
            throw FakeRefusal.notFound("Award Emoji Name has already been taken");
        }
        var colon = thing.lastIndexOf(':');
        var ref =
                ctx.path().contains("/notes/")
                        ? CommentRef.parse(thing)
                        : CommentRef.description(IssueRef.parse(thing));
        gitlab.view(ctx).react(ref, name);
        var node = GitLabShapes.object().put("id", 1).put("name", name);
        node.set("user", gitlab.shapes().user(me));
        return node.put("awardable_type", colon > 0 ? "Note" : "Issue");
    }
}
