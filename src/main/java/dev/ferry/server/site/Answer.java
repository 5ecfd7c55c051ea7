package dev.ferry.server.site;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text that is sent only to those who do not have it yet; as bytes, because it is sent often. */
final class Answer {

    /** Pages may load and run what is ours, and nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
                    + " 'none'";

    private final int status;
    private final String type;
    private final byte[] body;
    private final String tag;

    private Answer(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.tag = fingerprint(type, body);
    }

    static Answer of(int status, String type, String text) {
        return new Answer(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer html(int status, String text) {
        return of(status, "text/html; charset=utf-8", text);
    }

    /** Without asking whether it is known, and to be kept by nobody. */
    void sendFresh(Context ctx) {
        guard(ctx).header("Cache-Control", "no-store");
        ctx.status(status).contentType(type).result(body);
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
        ctx.status(status).contentType(type).result(body);
    }

    private boolean has(@org.jspecify.annotations.Nullable String known) {
        return known != null
                && (known.strip().equals("*")
                        || java.util.List.of(known.split("\\s*,\\s*", -1)).contains(tag));
    }

    private static String fingerprint(String type, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((type + "\n").getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(digest.digest(body), 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
