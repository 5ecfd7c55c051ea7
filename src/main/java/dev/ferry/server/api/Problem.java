package dev.ferry.server.api;

import io.javalin.http.Context;
import java.util.Map;

/** Why a request is not done, for the one who wrote the program: problem details, RFC 9457. */
final class Problem extends Exception {

    private static final String RETRY_AFTER = "5";

    private final int status;
    private final String remedy;

    Problem(int status, String reason, String remedy) {
        super(reason);
        this.status = status;
        this.remedy = remedy;
    }

    static Problem wrong(String reason, String remedy) {
        return new Problem(400, reason, remedy);
    }

    /** It may be known in a moment. */
    static Problem later(String reason, String remedy) {
        return new Problem(503, reason, remedy);
    }

    void answer(Context ctx) {
        if (status == 503) {
            ctx.header("Retry-After", RETRY_AFTER);
        }
        var reason = String.valueOf(getMessage());
        ctx.status(status)
                .json(
                        Map.of(
                                "type",
                                "about:blank",
                                "title",
                                reason,
                                "status",
                                status,
                                "detail",
                                (reason + " " + remedy).strip()))
                .contentType("application/problem+json");
    }
}
