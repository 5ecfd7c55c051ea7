package dev.ferry.tracker.embedded.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Set;

/** Keeps other people's web pages from acting through a visitor's browser. */
final class Guard {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private Guard() {}

    /** Browsers say where a request comes from; scripts say nothing and are let through. */
    static void requireOwnPage(Context ctx) {
        var site = ctx.header("Sec-Fetch-Site");
        var origin = ctx.header("Origin");
        if ((site != null && !OWN.contains(site)) || (origin != null && !isOwn(origin, ctx))) {
            throw new Refused(
                    HttpStatus.FORBIDDEN, "this may be done from the tracker's own pages only");
        }
    }

    private static boolean isOwn(String origin, Context ctx) {
        try {
            return String.valueOf(URI.create(origin).getAuthority()).equals(ctx.host());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
