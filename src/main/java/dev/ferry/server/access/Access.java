package dev.ferry.server.access;

import dev.ferry.server.access.ForeignLogin.Turned;
import dev.ferry.server.site.Doorkeeper;
import dev.ferry.server.site.Problem;
import dev.ferry.server.site.Viewer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door in front of all pages. Without token and login it is open to this machine only, and
 * nobody sees what is confidential.
 */
public final class Access implements Doorkeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);

    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration JOURNEY = Duration.ofMinutes(10);
    private static final String SESSION_COOKIE = "ferry_session";
    private static final String JOURNEY_COOKIE = "ferry_login";
    private static final String VISITOR = "ferry.visitor";
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    /** These have keys of their own, or tell nothing. */
    private static final List<String> OPEN =
            List.of(
                    "/webhooks/",
                    "/health/",
                    "/login",
                    "/assets/",
                    "/tracker/assets/",
                    // These ask for a token of their own.
                    "/api/v1/evaluations",
                    "/api/v1/observations",
                    "/api/v1/models/");

    /**
     * @param token what opens the door, where one is set
     * @param secret with which cookies are signed
     * @param publicUrl where people reach the pages
     */
    public record Settings(
            String host,
            URI publicUrl,
            Optional<String> token,
            Optional<ForeignLogin> login,
            String secret) {

        @Override
        public String toString() {
            return "Settings[" + host + "]";
        }
    }

    private final Settings settings;
    private final boolean atHome;
    private final Keys sessions;
    private final Keys journeys;
    private final Throttle throttle;

    public Access(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.atHome = Loopback.is(settings.host());
        this.sessions = new Keys(settings.secret(), "session", clock);
        this.journeys = new Keys(settings.secret(), "journey", clock);
        this.throttle = new Throttle(clock);
    }

    /** Why this server must not be started, if it must not. */
    public static Optional<String> refusal(String host, boolean guarded) {
        return guarded || Loopback.is(host)
                ? Optional.empty()
                : Optional.of(
                        "server.host "
                                + host
                                + " can be reached from other machines, and nothing would keep"
                                + " strangers from reading the pages. Set FERRY_DASHBOARD_TOKEN"
                                + " (openssl rand -hex 32), or configure dashboard.login, or leave"
                                + " server.host at 127.0.0.1.");
    }

    private boolean guarded() {
        return settings.token().isPresent() || settings.login().isPresent();
    }

    /**
     * @param page shows the page on which one logs in
     */
    public void register(RoutesConfig routes, BiConsumer<Context, Map<String, Object>> page) {
        routes.before(this::guard);
        routes.get("/login", ctx -> page.accept(ctx, words(ctx, "")));
        routes.post("/login", ctx -> enter(ctx).ifPresent(t -> again(ctx, page, t)));
        routes.get("/login/elsewhere", ctx -> depart(ctx).ifPresent(t -> again(ctx, page, t)));
        routes.get("/login/callback", ctx -> arrive(ctx).ifPresent(t -> again(ctx, page, t)));
        routes.post("/logout", this::leave);
    }

    private void guard(Context ctx) {
        if (OPEN.stream().anyMatch(ctx.path()::startsWith) || ctx.path().equals("/metrics")) {
            return;
        }
        if (wrongKey(ctx)) {
            return;
        }
        identified(ctx).ifPresent(v -> ctx.attribute(VISITOR, v));
        boolean home = atHome && Loopback.asks(ctx);
        boolean ours = ctx.path().equals("/tracker") || ctx.path().startsWith("/tracker/");
        if (visitor(ctx).isPresent() || (home && (!guarded() || ours))) {
            return;
        }
        ctx.skipRemainingHandlers();
        if (!guarded()) {
            refuse(
                    ctx,
                    403,
                    "Without a login these pages are for the machine that Ferry runs on, at"
                            + " http://localhost. Whoever runs Ferry opens them to others with"
                            + " FERRY_DASHBOARD_TOKEN or dashboard.login.");
        } else if (wantsPage(ctx)) {
            ctx.redirect(
                    "/login?back=" + encode(pathOf(ctx)), io.javalin.http.HttpStatus.SEE_OTHER);
        } else {
            unauthorized(ctx, "Send the dashboard's token as Authorization: Bearer.");
        }
    }

    /** A key that does not fit is told so at once, however open the rest of the door is. */
    private boolean wrongKey(Context ctx) {
        var key = key(ctx);
        if (key.isEmpty() || settings.token().isEmpty()) {
            return false;
        }
        if (tooOften(ctx)) {
            ctx.skipRemainingHandlers();
            return true;
        }
        if (opens(key.get())) {
            return false;
        }
        throttle.failed(ctx.ip());
        ctx.skipRemainingHandlers();
        unauthorized(ctx, "This is not the dashboard's token.");
        return true;
    }

    private static void unauthorized(Context ctx, String words) {
        ctx.header("WWW-Authenticate", "Bearer realm=\"ferry\"");
        refuse(ctx, 401, words);
    }

    private static void refuse(Context ctx, int status, String words) {
        if (wantsPage(ctx)) {
            ctx.status(status).contentType("text/plain; charset=utf-8").result(words + "\n");
        } else {
            Problem.send(ctx, status, words);
        }
    }

    private static boolean wantsPage(Context ctx) {
        return ctx.method().name().equals("GET")
                && !ctx.path().startsWith("/api/")
                && String.valueOf(ctx.header("Accept")).contains("text/html");
    }

    private Optional<Visitor> identified(Context ctx) {
        if (key(ctx).filter(this::opens).isPresent()) {
            return Optional.of(new Visitor("token", Viewer.TRUSTED));
        }
        return guarded()
                ? Optional.ofNullable(ctx.cookie(SESSION_COOKIE))
                        .flatMap(sessions::read)
                        .flatMap(Visitor::read)
                : Optional.empty();
    }

    /** From a header: as a bearer, or as the password of programs that know nothing else. */
    private static Optional<String> key(Context ctx) {
        var header = ctx.header("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(header.substring(7).strip());
        }
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            var decoded =
                    new String(
                            Base64.getDecoder().decode(header.substring(6).strip()),
                            StandardCharsets.UTF_8);
            return Optional.of(decoded.substring(decoded.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.of("");
        }
    }

    private boolean opens(String key) {
        return settings.token().filter(t -> Keys.same(key, t)).isPresent();
    }

    private boolean tooOften(Context ctx) {
        var wait = throttle.wait(ctx.ip());
        wait.ifPresent(w -> {
            ctx.header("Retry-After", Long.toString(w.toSeconds()));
            refuse(ctx, 429, "Too many wrong tries. Wait a minute.");
        });
        return wait.isPresent();
    }

    /** Why somebody has to try again. */
    private record Trouble(int status, String words) {}

    private void again(
            Context ctx, BiConsumer<Context, Map<String, Object>> page, Trouble trouble) {
        ctx.status(trouble.status());
        page.accept(ctx, words(ctx, trouble.words()));
    }

    private Map<String, Object> words(Context ctx, String trouble) {
        return Map.of(
                "back",
                back(Optional.ofNullable(ctx.queryParam("back")).orElse(ctx.formParam("back"))),
                "token",
                settings.token().isPresent(),
                "elsewhere",
                settings.login().map(ForeignLogin::name).orElse(""),
                "trouble",
                trouble);
    }

    private Optional<Trouble> enter(Context ctx) {
        if (!fromOwnPage(ctx)) {
            refuse(ctx, 403, "This may be done from Ferry's own page only.");
            return Optional.empty();
        }
        if (tooOften(ctx)) {
            return Optional.empty();
        }
        var given = Optional.ofNullable(ctx.formParam("token")).orElse("").strip();
        if (!opens(given)) {
            throttle.failed(ctx.ip());
            return Optional.of(new Trouble(401, "This is not the dashboard's token."));
        }
        admit(ctx, new Visitor("token", Viewer.TRUSTED), back(ctx.formParam("back")));
        return Optional.empty();
    }

    private Optional<Trouble> depart(Context ctx) {
        if (settings.login().isEmpty()) {
            return Optional.of(new Trouble(404, "No login elsewhere is configured."));
        }
        var login = settings.login().get();
        try {
            var departure = login.depart();
            var memory = back(ctx.queryParam("back")) + "\n" + departure.memory();
            ctx.cookie(cookie(JOURNEY_COOKIE, journeys.sign(memory, JOURNEY), JOURNEY));
            ctx.redirect(departure.to().toString());
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("the login elsewhere cannot be reached: {}", e.toString());
            return Optional.of(new Trouble(502, login.name() + " cannot be reached; try again."));
        }
    }

    private Optional<Trouble> arrive(Context ctx) {
        var memory = Optional.ofNullable(ctx.cookie(JOURNEY_COOKIE)).flatMap(journeys::read);
        ctx.removeCookie(JOURNEY_COOKIE, "/");
        if (settings.login().isEmpty() || memory.isEmpty()) {
            return Optional.of(
                    new Trouble(
                            400, "This login was not begun here, or too long ago. Begin again."));
        }
        var login = settings.login().get();
        var parts = memory.get().split("\n", 2);
        var address = settings.publicUrl().resolve("/login/callback?" + ctx.queryString());
        try {
            var name = login.arrive(address, parts[1]);
            LOG.info("{} logged in by {}", name, login.name());
            var viewer = login.seesConfidential() ? Viewer.TRUSTED : Viewer.ANYBODY;
            admit(ctx, new Visitor(name, viewer), parts[0]);
            return Optional.empty();
        } catch (Turned e) {
            LOG.warn("a login by {} was refused: {}", login.name(), e.getMessage());
            return Optional.of(new Trouble(403, String.valueOf(e.getMessage())));
        }
    }

    private void admit(Context ctx, Visitor visitor, String back) {
        ctx.cookie(cookie(SESSION_COOKIE, sessions.sign(visitor.text(), SESSION), SESSION));
        ctx.redirect(back, io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private void leave(Context ctx) {
        if (fromOwnPage(ctx)) {
            ctx.removeCookie(SESSION_COOKIE, "/");
        }
        ctx.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private Cookie cookie(String name, String value, Duration age) {
        return new Cookie(
                name,
                value,
                "/",
                Math.toIntExact(age.toSeconds()),
                "https".equals(settings.publicUrl().getScheme()),
                true,
                null,
                SameSite.LAX);
    }

    private static boolean fromOwnPage(Context ctx) {
        var site = ctx.header("Sec-Fetch-Site");
        return site == null || OWN_PAGES.contains(site);
    }

    /** Only to a place of our own. */
    private static String back(@org.jspecify.annotations.Nullable String wanted) {
        return wanted != null && wanted.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1500}")
                ? wanted
                : "/";
    }

    private static String pathOf(Context ctx) {
        var query = ctx.queryString();
        return ctx.path() + (query == null ? "" : "?" + query);
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<Visitor> visitor(Context ctx) {
        return Optional.ofNullable(ctx.attribute(VISITOR));
    }

    @Override
    public Viewer viewer(Context ctx) {
        return visitor(ctx).map(Visitor::viewer).orElse(Viewer.ANYBODY);
    }

    @Override
    public Optional<String> name(Context ctx) {
        return visitor(ctx).map(Visitor::name);
    }
}
