package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.embedded.EmbeddedTracker;
import io.javalin.config.RoutesConfig;

/** Everything below {@code /tracker}. */
public final class EmbeddedTrackerRoutes {

    private final Api api;

    public EmbeddedTrackerRoutes(EmbeddedTracker tracker, FlagBoard flags) {
        this.api = new Api(tracker, flags);
    }

    public void register(RoutesConfig routes) {
        api.register(routes);
    }
}
