package dev.ferry.server.access;

import dev.ferry.server.site.Problem;
import io.javalin.http.Context;

/** How somebody is told that they may not: a browser in words, a program as a problem. */
final class Refusals {

    private Refusals() {}

    static void refuse(Context ctx, int status, String words) {
        if (wantsPage(ctx)) {
            ctx.status(status).contentType("text/plain; charset=utf-8").result(words + "\n");
        } else {
            Problem.send(ctx, status, words);
        }
    }

    /** Calendar programs ask their person for a password only when they are asked for one. */
    static void unauthorized(Context ctx, String words) {
        ctx.header(
                "WWW-Authenticate",
                ctx.path().equals("/calendar.ics")
                        ? "Basic realm=\"ferry\", charset=\"UTF-8\""
                        : "Bearer realm=\"ferry\"");
        refuse(ctx, 401, words);
    }

    static boolean wantsPage(Context ctx) {
        return ctx.method().name().equals("GET")
                && !ctx.path().startsWith("/api/")
                && String.valueOf(ctx.header("Accept")).contains("text/html");
    }
}
