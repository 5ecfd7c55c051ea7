package dev.ferry.tracker.embedded.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Seed;
import dev.ferry.tracker.embedded.web.Views.CommentView;
import dev.ferry.tracker.embedded.web.Views.IssueView;
import dev.ferry.tracker.embedded.web.Views.Problem;
import dev.ferry.tracker.embedded.web.Views.UserView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The tracker as JSON, for scripts. Whoever asks is believed to be who they say: {@code author} in
 * a body, {@code ?as=} in an address; without it a reader sees what the bot sees.
 */
final class Api {

    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .registerModules(new Jdk8Module(), new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final Set<String> COMMENT = Set.of("author", "body", "internal");
    private static final Set<String> REWRITE = Set.of("author", "body");
    private static final Set<String> FLAG = Set.of("author", "name", "percent");

    private final EmbeddedTracker tracker;
    private final FlagBoard flags;
    private final Names names;

    Api(EmbeddedTracker tracker, FlagBoard flags) {
        this.tracker = tracker;
        this.flags = flags;
        this.names = new Names(tracker);
    }

    void register(RoutesConfig routes) {
        routes.get("/tracker/api/issues", ctx -> answer(ctx, HttpStatus.OK, this::issues));
        routes.post("/tracker/api/issues", ctx -> answer(ctx, HttpStatus.CREATED, this::open));
        routes.get("/tracker/api/issues/{n}", ctx -> answer(ctx, HttpStatus.OK, this::issue));
        routes.patch("/tracker/api/issues/{n}", ctx -> answer(ctx, HttpStatus.OK, this::edit));
        var comments = "/tracker/api/issues/{n}/comments";
        routes.get(comments, ctx -> answer(ctx, HttpStatus.OK, this::comments));
        routes.post(comments, ctx -> answer(ctx, HttpStatus.CREATED, this::say));
        routes.get("/tracker/api/comments/{id}", ctx -> answer(ctx, HttpStatus.OK, this::comment));
        routes.patch(
                "/tracker/api/comments/{id}", ctx -> answer(ctx, HttpStatus.OK, this::rewrite));
        routes.get("/tracker/api/users", ctx -> answer(ctx, HttpStatus.OK, _ -> users()));
        routes.get("/tracker/api/users/{name}", ctx -> answer(ctx, HttpStatus.OK, this::user));
        routes.get("/tracker/api/flags", ctx -> answer(ctx, HttpStatus.OK, _ -> flags.flags()));
        routes.post("/tracker/api/flags", ctx -> answer(ctx, HttpStatus.OK, this::moveFlag));
        routes.patch("/tracker/api/flags", ctx -> answer(ctx, HttpStatus.OK, this::moveFlag));
        routes.get("/tracker/api/flags/<name>", ctx -> answer(ctx, HttpStatus.OK, this::flag));
        routes.patch(
                "/tracker/api/flags/<name>", ctx -> answer(ctx, HttpStatus.OK, this::moveFlag));
    }

    private List<IssueView> issues(Context ctx) {
        var viewer = viewer(ctx);
        var wanted = new Filter(query(ctx, "state"), query(ctx, "label"), query(ctx, "q"));
        return places(ctx)
                .flatMap(place -> viewer.in(place).stream())
                .filter(wanted::takes)
                .sorted(
                        Comparator.comparing((Issue i) -> i.ref().project())
                                .thenComparing(i -> i.ref().number()))
                .map(this::view)
                .toList();
    }

    private IssueView issue(Context ctx) {
        return view(issue(ctx, viewer(ctx)));
    }

    private IssueView open(Context ctx) {
        var fields = IssueFields.of(ctx.body(), names);
        var actor = fields.actor();
        return view(fields.scheduled(actor.create(fields.draft()), actor));
    }

    private IssueView edit(Context ctx) {
        var fields = IssueFields.of(ctx.body(), names);
        var actor = fields.actor();
        return view(fields.apply(issue(ctx, actor), actor));
    }

    private List<CommentView> comments(Context ctx) {
        return viewer(ctx).comments(ref(ctx)).stream().map(this::view).toList();
    }

    private CommentView say(Context ctx) {
        var fields = Fields.of(ctx.body(), COMMENT);
        boolean internal = fields.bool("internal").orElse(false);
        return view(actor(fields).comment(ref(ctx), text(fields), internal));
    }

    private CommentView comment(Context ctx) {
        return view(comment(ctx, viewer(ctx)));
    }

    private CommentView rewrite(Context ctx) {
        var fields = Fields.of(ctx.body(), REWRITE);
        var actor = actor(fields);
        return view(actor.editComment(comment(ctx, actor).ref(), text(fields)));
    }

    private List<UserView> users() {
        return tracker.people().stream().map(UserView::of).toList();
    }

    private UserView user(Context ctx) {
        return UserView.of(tracker.as(names.user(ctx.pathParam("name")).username()).member());
    }

    private FlagBoard.Flag flag(Context ctx) {
        return flag(ctx.pathParam("name"));
    }

    private FlagBoard.Flag flag(String name) {
        return flags.flags().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.missing("no flag \"" + name + "\""));
    }

    /** The flag is named by the address, or by the body. */
    private FlagBoard.Flag moveFlag(Context ctx) {
        var fields = Fields.of(ctx.body(), FLAG);
        var name =
                Optional.ofNullable(ctx.pathParamMap().get("name"))
                        .orElseGet(() -> fields.needText("name", "it says which flag"));
        int percent =
                fields.whole("percent")
                        .filter(p -> 0 <= p && p <= 100)
                        .orElseThrow(() -> Refused.unusable("\"percent\" must be 0 to 100"));
        var obstacle = flags.set(flag(name).name(), percent);
        if (obstacle.isPresent()) {
            throw new Refused(HttpStatus.CONFLICT, obstacle.get());
        }
        return flag(name);
    }

    private Stream<String> places(Context ctx) {
        return query(ctx, "project")
                .map(Stream::of)
                .orElseGet(() ->
                        tracker.projects().stream()
                                .flatMap(p -> Stream.of(Seed.group(p), p))
                                .distinct());
    }

    private EmbeddedTracker viewer(Context ctx) {
        return query(ctx, "as").map(names::as).orElse(tracker);
    }

    private EmbeddedTracker actor(Fields fields) {
        return names.as(fields.needText("author", "it names the user who acts"));
    }

    private static String text(Fields fields) {
        return fields.needText("body", "a comment says something");
    }

    private IssueView view(Issue issue) {
        return IssueView.of(issue, tracker.reactions(issue.ref()));
    }

    private CommentView view(Comment comment) {
        return CommentView.of(comment, tracker.reactions(comment.ref().issue()));
    }

    private static Optional<String> query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name));
    }

    private IssueRef ref(Context ctx) {
        var project = query(ctx, "project").orElseGet(names::homeProject);
        return names.ref(ctx.pathParam("n"), project);
    }

    private Issue issue(Context ctx, EmbeddedTracker viewer) {
        var ref = ref(ctx);
        return viewer.issue(ref).orElseThrow(() -> Refused.missing("no " + ref));
    }

    private static Comment comment(Context ctx, EmbeddedTracker viewer) {
        var id = ctx.pathParam("id");
        return viewer.comment(id.matches("\\d{1,18}") ? Long.parseLong(id) : 0)
                .orElseThrow(() -> Refused.missing("no comment " + id));
    }

    private static void answer(Context ctx, HttpStatus status, Function<Context, Object> work) {
        try {
            if (!ctx.method().name().equals("GET")) {
                Guard.requireOwnPage(ctx);
            }
            write(ctx.status(status), work.apply(ctx));
        } catch (Refused e) {
            write(ctx.status(e.status()), new Problem(e.words()));
        } catch (TrackerException e) {
            var refused = Refused.of(e);
            write(ctx.status(refused.status()), new Problem(refused.words()));
        }
    }

    private static void write(Context ctx, Object value) {
        try {
            ctx.contentType("application/json").result(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
