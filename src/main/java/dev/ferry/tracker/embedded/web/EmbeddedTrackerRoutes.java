package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.embedded.EmbeddedTracker;
import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.time.InstantSource;

/** Everything below {@code /tracker}: pages for people, JSON for scripts. */
public final class EmbeddedTrackerRoutes {

    private final Api api;
    private final Assets assets;
    private final ReadingRoom readingRoom;
    private final WritingRoom writingRoom;

    /**
     * @param templates the directory that has {@code web/tracker-*.ftlh}
     */
    public EmbeddedTrackerRoutes(
            EmbeddedTracker tracker, FlagBoard flags, Path templates, InstantSource clock) {
        assets = new Assets();
        api = new Api(tracker, flags);
        var pages = new Pages(templates, assets);
        var desk = new Desk(tracker, new Visitors(tracker), pages, clock);
        readingRoom = new ReadingRoom(desk, flags);
        writingRoom = new WritingRoom(desk, flags);
    }

    public void register(RoutesConfig routes) {
        assets.register(routes);
        api.register(routes);
        readingRoom.register(routes);
        writingRoom.register(routes);
    }
}
