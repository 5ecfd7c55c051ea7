package dev.ferry.server.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The token that a program shows as {@code Authorization: Bearer …}. Compared in constant time. */
public final class ApiToken {

    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> token;

    /**
     * @param token empty: nobody may tell anything
     */
    public ApiToken(Optional<String> token) {
        this.token = token.map(t -> t.getBytes(StandardCharsets.UTF_8));
    }

    public ApiToken(String token) {
        this(Optional.of(token));
    }

    /** Lets a request pass, or says why not. */
    void check(Context ctx) throws Problem {
        if (token.isEmpty()) {
            throw new Problem(
                    503,
                    "Reports are switched off: no token is set.",
                    "Set FERRY_API_TOKEN where Ferry runs (openssl rand -hex 32).");
        }
        var shown = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        if (!shown.startsWith(SCHEME)) {
            throw new Problem(
                    401,
                    "This needs a token.",
                    "Send the value of FERRY_API_TOKEN as `Authorization: Bearer …`.");
        }
        var bytes = shown.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(token.get(), bytes)) {
            throw new Problem(403, "This is not the token.", "It is set in FERRY_API_TOKEN.");
        }
    }
}
