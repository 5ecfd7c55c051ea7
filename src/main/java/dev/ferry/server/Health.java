package dev.ferry.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Whether this process lives, and whether it should be given work. Anybody may ask, so the details
 * name what is wrong and no secret.
 */
public final class Health {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a Ferry says that lives. */
    static final String LIVE = "{\"status\":\"up\"}";

    /** One thing that has to be so. */
    public interface Check {

        String name();

        Finding look();
    }

    /**
     * @param needed without it no work can be taken; else it is only told
     * @param detail for people
     */
    public record Finding(boolean ok, boolean needed, String detail) {}

    private final List<Check> checks;

    public Health(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    public void register(RoutesConfig routes) {
        routes.get("/health/live", ctx -> ctx.contentType("application/json").result(LIVE));
        routes.get("/health/ready", this::ready);
    }

    private void ready(Context ctx) {
        var findings = new LinkedHashMap<String, Finding>();
        checks.forEach(check -> findings.put(check.name(), safely(check)));
        boolean ready = findings.values().stream().allMatch(f -> f.ok() || !f.needed());
        var body = new LinkedHashMap<String, Object>();
        body.put("status", ready ? "ready" : "not ready");
        body.put("checks", findings);
        ctx.status(ready ? 200 : 503);
        json(ctx, body);
    }

    private static Finding safely(Check check) {
        try {
            return check.look();
        } catch (RuntimeException e) {
            return new Finding(false, true, "the check failed: " + e.getClass().getSimpleName());
        }
    }

    private static void json(Context ctx, Object body) {
        try {
            ctx.contentType("application/json").result(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
