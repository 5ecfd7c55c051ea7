package dev.ferry.server.access;

import dev.ferry.server.access.ForeignLogin.Turned;
import dev.ferry.server.site.Viewer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where somebody logs in, with the token or by a house elsewhere, and out again. */
final class LoginDesk {

    private static final Logger LOG = LoggerFactory.getLogger(LoginDesk.class);
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final TokenLock lock;
    private final Optional<ForeignLogin> elsewhere;
    private final URI publicUrl;
    private final SignedCookie sessions;
    private final SignedCookie journeys;
    private final BiConsumer<Context, Map<String, Object>> page;

    /**
     * @param journeys what has to be known when a browser comes back from elsewhere
     * @param page shows the page on which one logs in
     */
    LoginDesk(
            TokenLock lock,
            Optional<ForeignLogin> elsewhere,
            URI publicUrl,
            SignedCookie sessions,
            SignedCookie journeys,
            BiConsumer<Context, Map<String, Object>> page) {
        this.lock = lock;
        this.elsewhere = elsewhere;
        this.publicUrl = publicUrl;
        this.sessions = sessions;
        this.journeys = journeys;
        this.page = page;
    }

    void register(RoutesConfig routes) {
        routes.get("/login", ctx -> page.accept(ctx, words(ctx, "")));
        routes.post("/login", ctx -> enter(ctx).ifPresent(t -> again(ctx, t)));
        routes.get("/login/elsewhere", ctx -> depart(ctx).ifPresent(t -> again(ctx, t)));
        routes.get("/login/callback", ctx -> arrive(ctx).ifPresent(t -> again(ctx, t)));
        routes.post("/logout", this::leave);
    }

    /** Why somebody has to try again. */
    private record Trouble(int status, String words) {}

    private void again(Context ctx, Trouble trouble) {
        ctx.status(trouble.status());
        page.accept(ctx, words(ctx, trouble.words()));
    }

    private Map<String, Object> words(Context ctx, String trouble) {
        return Map.of(
                "back",
                back(Optional.ofNullable(ctx.queryParam("back")).orElse(ctx.formParam("back"))),
                "token",
                lock.exists(),
                "elsewhere",
                elsewhere.map(ForeignLogin::name).orElse(""),
                "trouble",
                trouble);
    }

    private Optional<Trouble> enter(Context ctx) {
        if (!fromOwnPage(ctx)) {
            Refusals.refuse(ctx, 403, "This may be done from Ferry's own page only.");
            return Optional.empty();
        }
        if (lock.tooOften(ctx)) {
            return Optional.empty();
        }
        var given = Optional.ofNullable(ctx.formParam("token")).orElse("").strip();
        if (!lock.opens(given)) {
            lock.failed(ctx);
            return Optional.of(new Trouble(401, "This is not the dashboard's token."));
        }
        admit(ctx, new Visitor("token", Viewer.TRUSTED), back(ctx.formParam("back")));
        return Optional.empty();
    }

    private Optional<Trouble> depart(Context ctx) {
        if (elsewhere.isEmpty()) {
            return Optional.of(new Trouble(404, "No login elsewhere is configured."));
        }
        var login = elsewhere.get();
        try {
            var departure = login.depart();
            var memory = back(ctx.queryParam("back")) + "\n" + departure.memory();
            journeys.set(ctx, memory);
            ctx.redirect(departure.to().toString());
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.warn("the login elsewhere cannot be reached: {}", e.toString());
            return Optional.of(new Trouble(502, login.name() + " cannot be reached; try again."));
        }
    }

    private Optional<Trouble> arrive(Context ctx) {
        var memory = journeys.read(ctx);
        journeys.remove(ctx);
        if (elsewhere.isEmpty() || memory.isEmpty()) {
            return Optional.of(
                    new Trouble(
                            400, "This login was not begun here, or too long ago. Begin again."));
        }
        var login = elsewhere.get();
        var parts = memory.get().split("\n", 2);
        var address = publicUrl.resolve("/login/callback?" + ctx.queryString());
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
        sessions.set(ctx, visitor.text());
        ctx.redirect(back, io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private void leave(Context ctx) {
        if (fromOwnPage(ctx)) {
            sessions.remove(ctx);
        }
        ctx.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
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
}
