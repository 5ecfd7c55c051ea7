package dev.ferry.tracker.github;

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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * GitHub's REST API over the embedded tracker, for tests: same addresses, same answers (checked
 * against GitHub's own description), same limits and same oddities. Everybody's personal token is
 * {@code pat_NAME}; the App {@link FakeAccess#APP} is installed in every account and writes as the
 * tracker's own user, who is shown as {@code ferry[bot]}.
 */
public final class FakeGitHub implements AutoCloseable {

    /** What the fake does instead of a good answer. */
    public enum Mischief {
        NONE,
        /** 502, and nothing was done. */
        UNAVAILABLE,
        /** Done, and then 502. */
        ANSWER_LOST
    }

    static final String BOT = "ferry";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EmbeddedTracker tracker;
    private final InstantSource clock;
    private final GitHubContract contract = new GitHubContract();
    private final FakeAccess access = new FakeAccess();
    private final FakeLimits limits = new FakeLimits();
    private final FakeHooks hooks = new FakeHooks(this);
    private final Map<String, Consumer<ObjectNode>> odd = new ConcurrentHashMap<>();
    private final Map<String, FakeCatalog> catalogs = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger writing = new AtomicInteger();
    private final Javalin server;
    private volatile boolean dropsMetadata;
    private volatile boolean hasSubIssues = true;
    private volatile boolean hasReactions = true;
    private volatile boolean installed = true;
    private volatile boolean hasGraphQl = true;
    private volatile boolean findsByCreator = true;
    private volatile Function<String, Mischief> mischief = call -> Mischief.NONE;

    private FakeGitHub(EmbeddedTracker tracker, InstantSource clock) {
        this.tracker = tracker;
        this.clock = clock;
        this.server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.http.maxRequestSize = 8 << 20;
                                    config.jetty.host = "127.0.0.1";
                                    config.jetty.modifyHttpConfiguration(
                                            c -> c.setSendDateHeader(false));
                                    register(config.routes);
                                })
                        .start(0);
    }

    /** Starts it on a free port of this machine. The tracker stays the caller's to close. */
    public static FakeGitHub over(EmbeddedTracker tracker, InstantSource clock) {
        return new FakeGitHub(tracker, clock);
    }

    @Override
    public void close() {
        server.stop();
    }

    public URI api() {
        return URI.create(base());
    }

    // --- knobs

    /** From now on 80 writes a minute and 500 an hour, by the fake's clock. */
    public FakeGitHub enforceLimits() {
        limits.enforce();
        return this;
    }

    /** We may read only: what an issue is to have besides its text is left out without a word. */
    public FakeGitHub droppingMetadata() {
        dropsMetadata = true;
        return this;
    }

    boolean dropsMetadata() {
        return dropsMetadata;
    }

    /** As an older Enterprise Server. */
    public FakeGitHub withoutSubIssues() {
        hasSubIssues = false;
        return this;
    }

    public FakeGitHub withoutReactions() {
        hasReactions = false;
        return this;
    }

    /** Nothing is found by who made it. */
    public FakeGitHub withoutCreatorFilter() {
        findsByCreator = false;
        return this;
    }

    public FakeGitHub withoutGraphQl() {
        hasGraphQl = false;
        return this;
    }

    /**
     * @param next is given {@code METHOD /path} of each call
     */
    public FakeGitHub mischief(Function<String, Mischief> next) {
        mischief = next;
        return this;
    }

    /**
     * @param shape such as {@code app}, {@code installation}, {@code repository}: how answers of
     *     that kind differ from now on
     */
    public FakeGitHub with(String shape, Consumer<ObjectNode> change) {
        odd.put(shape, change);
        return this;
    }

    /** The one App that it knows. */
    public static GitHubAccess app() {
        return new GitHubAccess.App(FakeAccess.APP, AppKey.of(FakeAccess.pkcs1()));
    }

    /** The App is installed nowhere from now on. */
    public void uninstallApp() {
        installed = false;
    }

    /** Every installation token is worthless from now on. */
    public void revokeTokens() {
        access.revokeAll();
    }

    // --- what was seen

    /** Where requests or answers departed from GitHub's description of its API. */
    public List<String> departures() {
        return contract.departures();
    }

    /** {@code METHOD /path} of every call, in their order. */
    public List<String> calls() {
        return calls;
    }

    public void forgetCalls() {
        calls.clear();
    }

    public int refusedForLimits() {
        return limits.refused();
    }

    public int writes() {
        return limits.total();
    }

    int proofsOfTheApp() {
        return access.proofsSoFar();
    }

    int tokensIssued() {
        return access.issuedSoFar();
    }

    // --- for the rooms of this house

    EmbeddedTracker tracker() {
        return tracker;
    }

    InstantSource clock() {
        return clock;
    }

    FakeAccess access() {
        return access;
    }

    public FakeHooks hooks() {
        return hooks;
    }

    ObjectNode changed(String shape, ObjectNode node) {
        Optional.ofNullable(odd.get(shape)).ifPresent(change -> change.accept(node));
        return node;
    }

    String base() {
        return "http://127.0.0.1:" + server.port();
    }

    boolean hasSubIssues() {
        return hasSubIssues;
    }

    boolean hasReactions() {
        return hasReactions;
    }

    boolean findsByCreator() {
        return findsByCreator;
    }

    boolean hasGraphQl() {
        return hasGraphQl;
    }

    GitHubShapes shapes() {
        return new GitHubShapes(base(), name -> name.equals(BOT) ? BOT + "[bot]" : name);
    }

    FakeCatalog catalog(String project) {
        return catalogs.computeIfAbsent(project, p -> new FakeCatalog());
    }

    /** The accounts in which the App is installed: all that have repositories. */
    List<String> installations() {
        return installed
                ? tracker.projects().stream().map(Repo::owner).distinct().toList()
                : List.of();
    }

    /** Repositories are numbered from 1 as the tracker lists them. */
    long repositoryId(String project) {
        var position = tracker.projects().indexOf(project);
        if (position < 0) {
            throw FakeRefusal.notFound();
        }
        return position + 1;
    }

    private void register(RoutesConfig routes) {
        routes.before(this::begin);
        new FakePeople(this).register(routes);
        new FakeTalk(this).register(routes);
        new FakeIssues(this).register(routes);
        new FakeCatalogRoutes(this).register(routes);
        hooks.register(routes);
        routes.exception(TrackerException.class, (e, ctx) -> answer(ctx, FakeRefusal.of(e)));
        routes.exception(FakeRefusal.class, (e, ctx) -> answer(ctx, e));
        routes.after(this::end);
    }

    private void begin(Context ctx) {
        var call = ctx.method() + " " + ctx.path();
        calls.add(call);
        ctx.header(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().atOffset(ZoneOffset.UTC)));
        ctx.attribute("caller", caller(ctx));
        ctx.attribute("mischief", mischief.apply(call));
        if (ctx.attribute("mischief") == Mischief.UNAVAILABLE) {
            throw new FakeRefusal(
                    502, JsonNodeFactory.instance.objectNode().put("message", "Server Error"));
        }
        if (dropsMetadata && call.matches("POST .*/(labels|milestones)")) {
            throw FakeRefusal.notFound();
        }
        if (creates(ctx)) {
            if (writing.incrementAndGet() > 1 || limits.exceeded(clock.instant())) {
                throw FakeRefusal.secondaryLimit();
            }
        }
    }

    private static boolean creates(Context ctx) {
        return !ctx.method().name().equals("GET")
                && !ctx.path().startsWith("/app/")
                && !ctx.path().endsWith("/attempts")
                && !ctx.path().equals("/graphql");
    }

    private void end(Context ctx) throws JsonProcessingException {
        if (creates(ctx)) {
            writing.decrementAndGet();
        }
        contract.check(exchange(ctx));
        if (ctx.attribute("mischief") == Mischief.ANSWER_LOST) {
            ctx.status(502).result("{\"message\":\"Server Error\"}");
        }
    }

    private GitHubContract.Exchange exchange(Context ctx) throws JsonProcessingException {
        var request =
                ctx.body().isEmpty()
                        ? Optional.<JsonNode>empty()
                        : Optional.of(MAPPER.readTree(ctx.body()));
        var result = Optional.ofNullable(ctx.result()).filter(r -> !r.isEmpty());
        return new GitHubContract.Exchange(
                ctx.method().name(),
                ctx.path().replaceFirst("^/repositories/(\\d+)", "/repos/by/number"),
                ctx.queryParamMap().keySet(),
                request,
                ctx.statusCode(),
                result.isEmpty() ? Optional.empty() : Optional.of(MAPPER.readTree(result.get())));
    }

    /** The account of the tracker that this call acts as; empty for the App itself. */
    private String caller(Context ctx) {
        var token =
                Optional.ofNullable(ctx.header("Authorization"))
                        .orElse("")
                        .replaceFirst("^Bearer ", "");
        if (ctx.path().equals("/app") || ctx.path().startsWith("/app/")) {
            access.faultOf(token, clock.instant())
                    .ifPresent(words -> {
                        throw FakeRefusal.unauthorized(words);
                    });
            return "";
        }
        if (token.startsWith("pat_")) {
            return token.substring(4);
        }
        var account =
                access.accountOf(token, clock.instant())
                        .orElseThrow(() -> FakeRefusal.unauthorized("Bad credentials"));
        if (ctx.path().startsWith("/repos/") && !ctx.path().startsWith("/repos/" + account + "/")) {
            throw FakeRefusal.notFound();
        }
        return BOT;
    }

    // --- what every handler uses

    /** The tracker as the caller of this request sees it. */
    EmbeddedTracker view(Context ctx) {
        return tracker.as(Objects.requireNonNull(ctx.attribute("caller")));
    }

    static Handler json(Function<Context, JsonNode> handler) {
        return ctx -> answer(ctx, handler.apply(ctx));
    }

    static Handler created(Function<Context, JsonNode> handler) {
        return ctx -> {
            var node = handler.apply(ctx);
            ctx.status(201);
            answer(ctx, node);
        };
    }

    static void answer(Context ctx, JsonNode node) {
        ctx.contentType("application/json; charset=utf-8").result(node.toString());
    }

    private static void answer(Context ctx, FakeRefusal refusal) {
        ctx.status(refusal.status());
        answer(ctx, refusal.body());
    }

    static JsonNode body(Context ctx) {
        try {
            return MAPPER.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            throw FakeRefusal.of(400, "Problems parsing JSON");
        }
    }

    String project(Context ctx) {
        if (ctx.pathParamMap().containsKey("id")) {
            return tracker.projects().get(Integer.parseInt(ctx.pathParam("id")) - 1);
        }
        var project = ctx.pathParam("owner") + "/" + ctx.pathParam("repo");
        repositoryId(project);
        return project;
    }

    /** One page of a list, with GitHub's Link to the next, which names the repository by number. */
    JsonNode page(Context ctx, List<ObjectNode> all) {
        return page(ctx, all, node -> node);
    }

    /** The same of things that are made into nodes only where they are on the page. */
    <T> JsonNode page(Context ctx, List<T> all, Function<T, ObjectNode> shape) {
        int size = Integer.parseInt(Optional.ofNullable(ctx.queryParam("per_page")).orElse("30"));
        int page = Integer.parseInt(Optional.ofNullable(ctx.queryParam("page")).orElse("1"));
        int to = Math.min(all.size(), page * size);
        if (to < all.size()) {
            ctx.header("Link", "<" + nextPage(ctx, page + 1) + ">; rel=\"next\"");
        }
        var shown = all.subList(Math.min((page - 1) * size, to), to);
        return GitHubShapes.array(shown.stream().map(shape).toList());
    }

    private String nextPage(Context ctx, int page) {
        var path = ctx.path();
        if (path.startsWith("/repos/")) {
            path =
                    "/repositories/"
                            + repositoryId(project(ctx))
                            + path.split("/", 5)[4].replaceFirst("^", "/");
        }
        var query =
                Optional.ofNullable(ctx.queryString()).orElse("").replaceAll("&?\\bpage=\\d+", "");
        return base() + path + "?" + query + "&page=" + page;
    }
}
