package dev.ferry.server;

import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.Workers;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;

/** Whether the process lives, whether it can work, and how much it does. */
record Health(JobStore jobs, Workers workers, Rounds rounds, Traffic traffic) {

    void register(RoutesConfig routes) {
        routes.get("/health/live", ctx -> ctx.json(java.util.Map.of("status", "live")));
        routes.get("/health/ready", this::ready);
        routes.get(
                "/metrics",
                ctx -> ctx.contentType("text/plain; version=0.0.4").result(traffic.scrape()));
    }

    private void ready(Context ctx) {
        var details = new LinkedHashMap<String, Object>();
        boolean database = database(details);
        details.put("lanes", workers.alive() ? "working" : "stopped");
        details.put("sweep", rounds.trouble("sweep").orElse("ok"));
        boolean ready = database && workers.alive();
        details.put("status", ready ? "ready" : "not ready");
        ctx.status(ready ? 200 : 503).json(details);
    }

    private boolean database(LinkedHashMap<String, Object> details) {
        try {
            var depth = jobs.depth();
            details.put("waiting", depth.waiting());
            details.put("dead", depth.dead());
            details.put("database", "ok");
            return true;
        } catch (RuntimeException e) {
            details.put("database", "not answering");
            return false;
        }
    }
}
