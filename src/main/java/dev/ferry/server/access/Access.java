package dev.ferry.server.access;

import dev.ferry.server.site.Doorkeeper;
import dev.ferry.server.site.Viewer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The door in front of all pages. Without token and login it is open to this machine only, and
 * nobody sees what is confidential.
 */
public final class Access implements Doorkeeper {

    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration JOURNEY = Duration.ofMinutes(10);
    private static final String VISITOR = "ferry.visitor";

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
    private final InstantSource clock;
    private final TokenLock lock;
    private final SignedCookie sessions;
    private final FeedKeys feeds;

    public Access(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.atHome = Loopback.is(settings.host());
        this.clock = clock;
        this.lock = new TokenLock(settings.token(), clock);
        this.sessions =
                new SignedCookie(
                        "ferry_session",
                        new Keys(settings.secret(), "session", clock),
                        SESSION,
                        secure());
        this.feeds = new FeedKeys(new Keys(settings.secret(), "feed", clock), clock);
    }

    private boolean secure() {
        return "https".equals(settings.publicUrl().getScheme());
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
        new LoginDesk(
                        lock,
                        settings.login(),
                        settings.publicUrl(),
                        sessions,
                        new SignedCookie(
                                "ferry_login",
                                new Keys(settings.secret(), "journey", clock),
                                JOURNEY,
                                secure()),
                        page)
                .register(routes);
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
            Refusals.refuse(
                    ctx,
                    403,
                    "Without a login these pages are for the machine that Ferry runs on, at"
                            + " http://localhost. Whoever runs Ferry opens them to others with"
                            + " FERRY_DASHBOARD_TOKEN or dashboard.login.");
        } else if (Refusals.wantsPage(ctx)) {
            ctx.redirect(
                    "/login?back=" + encode(pathOf(ctx)), io.javalin.http.HttpStatus.SEE_OTHER);
        } else {
            Refusals.unauthorized(ctx, "Send the dashboard's token as Authorization: Bearer.");
        }
    }

    /** A key that does not fit is told so at once, however open the rest of the door is. */
    private boolean wrongKey(Context ctx) {
        var key = key(ctx);
        if (key.isEmpty() || !lock.exists()) {
            return false;
        }
        if (lock.tooOften(ctx)) {
            ctx.skipRemainingHandlers();
            return true;
        }
        if (lock.opens(key.get())) {
            return false;
        }
        lock.failed(ctx);
        ctx.skipRemainingHandlers();
        Refusals.unauthorized(ctx, "This is not the dashboard's token.");
        return true;
    }

    private Optional<Visitor> identified(Context ctx) {
        if (key(ctx).filter(lock::opens).isPresent()) {
            return Optional.of(new Visitor("token", Viewer.TRUSTED));
        }
        return guarded()
                ? sessions.read(ctx).flatMap(Visitor::read).or(() -> feeds.visitor(ctx))
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

    @Override
    public Optional<String> feedKey() {
        return guarded() ? Optional.of(feeds.key()) : Optional.empty();
    }
}
