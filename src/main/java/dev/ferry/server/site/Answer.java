package dev.ferry.server.site;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text that is sent only to those who do not have it yet. */
record Answer(int status, String type, String text, String tag) {

    /** Pages may load and run what is ours, and nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
                    + " 'none'";

    static Answer of(int status, String type, String text) {
        return new Answer(status, type, text, fingerprint(type + "\n" + text));
    }

    static Answer html(int status, String text) {
        return of(status, "text/html; charset=utf-8", text);
    }

    /** Without asking whether it is known, and to be kept by nobody. */
    void sendFresh(Context ctx) {
        guard(ctx).header("Cache-Control", "no-store");
        ctx.status(status).contentType(type).result(text);
    }

    private static Context guard(Context ctx) {
        return ctx.header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff");
    }

    void send(Context ctx) {
        guard(ctx)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept, Accept-Encoding, Authorization, Cookie");
        if (status == 200) {
            ctx.header("ETag", tag);
            if (has(ctx.header("If-None-Match"))) {
                ctx.status(304);
                return;
            }
        }
        ctx.status(status).contentType(type).result(text);
    }

    private boolean has(@org.jspecify.annotations.Nullable String known) {
        return known != null
                && (known.strip().equals("*")
                        || java.util.List.of(known.split("\\s*,\\s*", -1)).contains(tag));
    }

    private static String fingerprint(String text) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
