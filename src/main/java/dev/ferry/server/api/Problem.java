package dev.ferry.server.api;

import io.javalin.http.Context;
import java.util.Map;

/** Why a request is not done, for the one who wrote the program. */
final class Problem extends Exception {

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

    void answer(Context ctx) {
        ctx.status(status).json(Map.of("error", String.valueOf(getMessage()), "remedy", remedy));
    }
}
