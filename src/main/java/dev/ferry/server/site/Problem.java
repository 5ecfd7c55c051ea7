package dev.ferry.server.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;

/** What went wrong, for programs: RFC 9457. */
public final class Problem {

    private static final JsonMapper JSON = new JsonMapper();

    private Problem() {}

    public static void send(Context ctx, int status, String words) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", HttpStatus.forStatus(status).getMessage());
        body.put("status", status);
        body.put("detail", words);
        body.put("instance", ctx.path());
        try {
            ctx.status(status)
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .contentType("application/problem+json")
                    .result(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
