package dev.ferry.server.access;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The dashboard's token, where one is set, and how often somebody may be wrong about it. */
final class TokenLock {

    private final Optional<String> token;
    private final Throttle throttle;

    TokenLock(Optional<String> token, InstantSource clock) {
        this.token = token;
        this.throttle = new Throttle(clock);
    }

    boolean exists() {
        return token.isPresent();
    }

    boolean opens(String key) {
        return token.filter(t -> Keys.same(key, t)).isPresent();
    }

    void failed(Context ctx) {
        throttle.failed(ctx.ip());
    }

    /** Whether this one has been wrong too often, in which case they have been told. */
    boolean tooOften(Context ctx) {
        Optional<Duration> wait = throttle.wait(ctx.ip());
        wait.ifPresent(w -> {
            ctx.header("Retry-After", Long.toString(w.toSeconds()));
            Refusals.refuse(ctx, 429, "Too many wrong tries. Wait a minute.");
        });
        return wait.isPresent();
    }
}
