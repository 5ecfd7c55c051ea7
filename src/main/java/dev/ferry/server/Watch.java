package dev.ferry.server;

import dev.ferry.config.Configuration;
import dev.ferry.config.Secret;
import dev.ferry.config.Secrets;
import dev.ferry.reconcile.Memory;
import dev.ferry.server.access.Access;
import dev.ferry.server.access.Logins;
import dev.ferry.server.site.Site;
import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

/** What those need who watch: the pages, and a board that is filled from the first moment on. */
final class Watch implements AutoCloseable {

    private static final Duration RECALL = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Site site;
    private final Memory memory;
    private final Access access;

    Watch(Parts parts, Path templates, InstantSource clock) {
        var policy = parts.config().catalog().schedule();
        Supplier<LocalDate> today = () -> LocalDate.ofInstant(clock.instant(), policy.zone());
        this.memory =
                new Memory(
                        parts.database().standings(),
                        parts.migrations(),
                        m -> parts.office(m.control()).map(Office::planner),
                        parts.board(),
                        today);
        memory.recall();
        this.access = access(parts.config(), clock);
        this.site =
                new Site(
                        new Site.Settings(
                                parts.config().dashboardTitle(),
                                parts.config().publicUrl(),
                                parts.embedded().isPresent(),
                                parts.config().registry(),
                                parts.config().catalog(),
                                templates,
                                today),
                        parts.board(),
                        new WrittenHistory(parts.database().timeline(), policy.zone()),
                        parts.database().revisions(),
                        access,
                        clock);
    }

    private static Access access(Configuration config, InstantSource clock) {
        var token = config.secrets().get(Secrets.DASHBOARD_TOKEN).map(Secret::reveal);
        var client = config.secrets().get(Secrets.LOGIN_CLIENT_SECRET).map(Secret::reveal);
        var login =
                config.login().flatMap(l -> client.map(c -> Logins.of(l, c, config.publicUrl())));
        Access.refusal(config.host(), token.isPresent() || login.isPresent())
                .ifPresent(why -> {
                    throw new UnusableSettings(why);
                });
        // Nobody is let in by a key where nothing is guarded; but it must not be one that others
        // know.
        var key = client.or(() -> token).orElseGet(() -> UUID.randomUUID().toString());
        return new Access(
                new Access.Settings(config.host(), config.publicUrl(), token, login, key), clock);
    }

    void register(RoutesConfig routes) {
        access.register(routes, site::loginPage);
        site.register(routes);
    }

    void begin(Rounds rounds) {
        rounds.every("other replicas", RECALL, memory::recall);
        rounds.every("open pages", TURN, site.live()::turn);
    }

    /** Open pages would keep the server from coming to its end. */
    @Override
    public void close() {
        site.live().close();
    }
}
