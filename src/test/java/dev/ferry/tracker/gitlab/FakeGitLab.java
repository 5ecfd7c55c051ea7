package dev.ferry.tracker.gitlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;

/**
 * GitLab's REST and GraphQL over the embedded tracker, for tests: same addresses, same answers
 * (checked against GitLab's own description), same limits and same oddities, installed in a folder
 * of its server. Everybody's token is {@code glpat-NAME}.
 */
public final class FakeGitLab implements AutoCloseable {

    /** What the fake does instead of a good answer. */
    public enum Mischief {
        NONE,
        /** 502, and nothing was done. */
        UNAVAILABLE,
        /** Done, and then 502. */
        ANSWER_LOST
    }

    private static final String ROOT = "/gitlab";
    private static final String API = ROOT + "/api/v4";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EmbeddedTracker tracker;
    private final InstantSource clock;
    private final GitLabContract contract = new GitLabContract();
    private final FakeLimits limits = new FakeLimits();
    private final QuickActions quickActions = new QuickActions();
    private final FakeCatalog catalog = new FakeCatalog();
    private final FakePeople people = new FakePeople(this);
    private final FakeHooks hooks = new FakeHooks(this);
    private final Map<String, Set<Long>> awards = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Javalin server;
    private volatile Licence licence;
    private volatile boolean hasGraphQl = true;
    private volatile boolean dropsMetadata;
    private volatile Function<String, Mischief> mischief = call -> Mischief.NONE;

    private FakeGitLab(EmbeddedTracker tracker, InstantSource clock, Licence licence, int port) {
        this.tracker = tracker;
        this.clock = clock;
        this.licence = licence;
        this.server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.http.maxRequestSize = 8 << 20;
                                    config.jetty.host = "127.0.0.1";
                                    config.jetty.modifyHttpConfiguration(c -> {
                                        c.setSendDateHeader(false);
                                        c.setUriCompliance(
                                                UriCompliance.from(
                                                        EnumSet.of(
                                                                UriCompliance.Violation
                                                                        .AMBIGUOUS_PATH_SEPARATOR)));
                                    });
                                    config.jetty.modifyServletContextHandler(h ->
                                            h.getServletHandler().setDecodeAmbiguousURIs(true));
                                    register(config.routes);
                                })
                        .start(port);
    }

    /** Starts it on a free port of this machine. The tracker stays the caller's to close. */
    public static FakeGitLab over(EmbeddedTracker tracker, InstantSource clock, Licence licence) {
        return new FakeGitLab(tracker, clock, licence, 0);
    }

    /** One that has everything. */
    public static FakeGitLab over(EmbeddedTracker tracker, InstantSource clock) {
        return over(tracker, clock, Licence.ULTIMATE);
    }

    static FakeGitLab over(
            EmbeddedTracker tracker, InstantSource clock, Licence licence, int port) {
        return new FakeGitLab(tracker, clock, licence, port);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Where people would open it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port() + ROOT);
    }

    // --- knobs

    /** From now on 60 notes and 200 issues a minute, by the fake's clock. */
    public FakeGitLab enforceLimits() {
        limits.enforce();
        return this;
    }

    void licence(Licence value) {
        licence = value;
    }

    /** We are a guest: what an issue is to have besides its text is left out without a word. */
    public FakeGitLab droppingMetadata() {
        dropsMetadata = true;
        return this;
    }

    boolean dropsMetadata() {
        return dropsMetadata;
    }

    FakeGitLab withoutGraphQl() {
        hasGraphQl = false;
        return this;
    }

    /**
     * @param next is given {@code METHOD /path} of each call
     */
    public FakeGitLab mischief(Function<String, Mischief> next) {
        mischief = next;
        return this;
    }

    /** Every token is good until then. */
    public FakeGitLab tokensEnd(LocalDate day) {
        people.tokenEnds(day);
        return this;
    }

    FakePeople people() {
        return people;
    }

    public FakeHooks hooks() {
        return hooks;
    }

    // --- what was seen

    /** Where requests or answers departed from GitLab's description of its API. */
    public List<String> departures() {
        return contract.departures();
    }

    /** Quick actions that were found in what was written, and carried out as the writer. */
    public List<String> quickActions() {
        return quickActions.carriedOut();
    }

    /**
     * {@code METHOD /path} of every call below {@code /api}, in their order; a question in GraphQL
     * is {@code QUERY /graphql}.
     */
    public List<String> calls() {
        return calls;
    }

    public void forgetCalls() {
        calls.clear();
    }

    /** Calls that changed something since they were last forgotten. */
    public List<String> writes() {
        return calls.stream().filter(call -> !call.matches("(GET|QUERY) .*")).toList();
    }

    public int refusedForLimits() {
        return limits.refused();
    }

    // --- for the rooms of this house

    EmbeddedTracker tracker() {
        return tracker;
    }

    InstantSource clock() {
        return clock;
    }

    Licence licence() {
        return licence;
    }

    boolean hasGraphQl() {
        return hasGraphQl;
    }

    FakeLimits limits() {
        return limits;
    }

    FakeCatalog catalog() {
        return catalog;
    }

    GitLabShapes shapes() {
        return new GitLabShapes(url().toString());
    }

    /** A text as GitLab keeps it. */
    String kept(String text) {
        return quickActions.kept(text);
    }

    /** Whether it is the first of this person on this thing. */
    boolean award(String thing, long user) {
        return awards.computeIfAbsent(thing, t -> ConcurrentHashMap.newKeySet()).add(user);
    }

    private void register(RoutesConfig routes) {
        routes.before(this::begin);
        people.register(new Routes(routes, API));
        hooks.register(new Routes(routes, API));
        new FakeIssues(this).register(new Routes(routes, API));
        new FakeEpics(this).register(new Routes(routes, API));
        new FakeNotes(this).register(new Routes(routes, API));
        new FakeLabels(this).register(new Routes(routes, API));
        routes.post(ROOT + "/api/graphql", new FakeGraphQl(this)::answer);
        routes.exception(TrackerException.class, (e, ctx) -> refuse(ctx, FakeRefusal.of(e)));
        routes.exception(FakeRefusal.class, (e, ctx) -> refuse(ctx, e));
        routes.after(this::end);
    }

    /** The addresses of one version of the API. */
    record Routes(RoutesConfig routes, String base) {
        void get(String path, Function<Context, JsonNode> handler) {
            routes.get(base + path, json(200, handler));
        }

        void post(String path, Function<Context, JsonNode> handler) {
            routes.post(base + path, json(201, handler));
        }

        void put(String path, Function<Context, JsonNode> handler) {
            routes.put(base + path, json(200, handler));
        }
    }

    private void begin(Context ctx) {
        var path = ctx.path().replaceFirst("^" + ROOT + "/api(/v4)?", "");
        boolean asks = path.equals("/graphql") && !ctx.body().contains("mutation(");
        var call = (asks ? "QUERY" : ctx.method().name()) + " " + path;
        calls.add(call);
        ctx.header(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().atOffset(ZoneOffset.UTC)));
        ctx.attribute("caller", caller(ctx));
        ctx.attribute("mischief", mischief.apply(call));
        if (ctx.attribute("mischief") == Mischief.UNAVAILABLE) {
            throw new FakeRefusal(502, JsonNodeFactory.instance.objectNode().put("error", "no"));
        }
        checkRights(call);
    }

    private void checkRights(String call) {
        if (dropsMetadata && call.matches("POST .*/(labels|milestones)")) {
            throw FakeRefusal.of(403, "403 Forbidden");
        }
    }

    private void end(Context ctx) throws JsonProcessingException {
        if (ctx.path().startsWith(API)) {
            contract.check(exchange(ctx));
        }
        if (ctx.attribute("mischief") == Mischief.ANSWER_LOST) {
            ctx.status(502).result("<html>Whoops, GitLab is taking too much time</html>");
        }
    }

    private GitLabContract.Exchange exchange(Context ctx) throws JsonProcessingException {
        var isForm = isForm(ctx);
        var request =
                ctx.body().isEmpty() || isForm
                        ? Optional.<JsonNode>empty()
                        : Optional.of(MAPPER.readTree(ctx.body()));
        var result = Optional.ofNullable(ctx.result()).filter(r -> !r.isEmpty());
        return new GitLabContract.Exchange(
                ctx.method().name(),
                ctx.path().substring(API.length()),
                ctx.queryParamMap().keySet(),
                isForm ? ctx.formParamMap().keySet() : Set.of(),
                request,
                ctx.statusCode(),
                result.isEmpty() ? Optional.empty() : Optional.of(MAPPER.readTree(result.get())));
    }

    private static boolean isForm(Context ctx) {
        return String.valueOf(ctx.contentType()).startsWith("application/x-www-form-urlencoded");
    }

    private String caller(Context ctx) {
        var token = Optional.ofNullable(ctx.header("PRIVATE-TOKEN")).orElse("");
        var name = token.replaceFirst("^glpat-", "");
        if (name.equals(token) || tracker.user(name).isEmpty()) {
            throw FakeRefusal.unauthorized();
        }
        return name;
    }

    // --- what every handler uses

    /** The tracker as the caller of this request sees it. */
    EmbeddedTracker view(Context ctx) {
        return tracker.as(Objects.requireNonNull(ctx.attribute("caller")));
    }

    private static Handler json(int status, Function<Context, JsonNode> handler) {
        return ctx -> {
            var node = handler.apply(ctx);
            ctx.status(status);
            answer(ctx, node);
        };
    }

    static void answer(Context ctx, JsonNode node) {
        ctx.contentType("application/json").result(node.toString());
    }

    private static void refuse(Context ctx, FakeRefusal refusal) {
        ctx.status(refusal.status());
        answer(ctx, refusal.body());
    }

    /** What was sent, as JSON, or as a form whose fields may stand in the address as well. */
    static JsonNode body(Context ctx) {
        if (isForm(ctx)) {
            var node = JsonNodeFactory.instance.objectNode();
            ctx.queryParamMap().forEach((name, values) -> node.put(name, values.getFirst()));
            ctx.formParamMap().forEach((name, values) -> node.put(name, values.getFirst()));
            return node;
        }
        try {
            return MAPPER.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            throw FakeRefusal.of(400, "400 Bad request");
        }
    }

    String project(Context ctx) {
        var project = ctx.pathParam("id");
        projectId(project);
        return project;
    }

    /** Projects are numbered from 1 as the tracker lists them. */
    long projectId(String project) {
        var position = tracker.projects().indexOf(project);
        if (position < 0) {
            throw FakeRefusal.notFound("Project");
        }
        return position + 1;
    }

    /** One page of a list, with GitLab's Link to the next. */
    JsonNode page(Context ctx, List<ObjectNode> all) {
        return page(ctx, all, node -> node);
    }

    /** The same of things that are made into nodes only where they are on the page. */
    <T> JsonNode page(Context ctx, List<T> all, Function<T, ObjectNode> shape) {
        int size = Integer.parseInt(Optional.ofNullable(ctx.queryParam("per_page")).orElse("20"));
        int page = Integer.parseInt(Optional.ofNullable(ctx.queryParam("page")).orElse("1"));
        int to = Math.min(all.size(), page * Math.min(size, 100));
        if (to < all.size()) {
            var query =
                    Optional.ofNullable(ctx.queryString())
                            .orElse("")
                            .replaceAll("&?\\bpage=\\d+", "");
            var next = URI.create(url().toString()).resolve(ctx.path()) + "?" + query;
            ctx.header("Link", "<" + next + "&page=" + (page + 1) + ">; rel=\"next\"");
        }
        var shown = all.subList(Math.min((page - 1) * Math.min(size, 100), to), to);
        return GitLabShapes.array(shown.stream().map(shape).toList());
    }
}
