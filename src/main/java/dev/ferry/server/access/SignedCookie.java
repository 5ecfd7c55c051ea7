package dev.ferry.server.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/**
 * What a browser keeps for us for a while, and cannot change.
 *
 * @param secure only over HTTPS
 */
record SignedCookie(String name, Keys keys, Duration age, boolean secure) {

    void set(Context ctx, String text) {
        ctx.cookie(
                new Cookie(
                        name,
                        keys.sign(text, age),
                        "/",
                        Math.toIntExact(age.toSeconds()),
                        secure,
                        true,
                        null,
                        SameSite.LAX));
    }

    Optional<String> read(Context ctx) {
        return Optional.ofNullable(ctx.cookie(name)).flatMap(keys::read);
    }

    void remove(Context ctx) {
        ctx.removeCookie(name, "/");
    }
}
