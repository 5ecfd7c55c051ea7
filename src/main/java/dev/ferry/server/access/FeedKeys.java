package dev.ferry.server.access;

import dev.ferry.server.site.Viewer;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keys that stand in the address of a calendar or a badge, for programs that cannot log in. Such a
 * key opens nothing else, and whoever has it sees nothing confidential.
 */
final class FeedKeys {

    private static final Duration LIFETIME = Duration.ofDays(400);
    private static final String TEXT = "feed";

    private final Keys keys;
    private final InstantSource clock;

    FeedKeys(Keys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The same for a whole day, so that a page that shows it does not change. */
    String key() {
        var now = clock.instant();
        return keys.sign(
                TEXT, LIFETIME.minus(Duration.between(now.truncatedTo(ChronoUnit.DAYS), now)));
    }

    Optional<Visitor> visitor(Context ctx) {
        boolean feed =
                ctx.path().equals("/calendar.ics")
                        || ctx.path().matches("/migrations/[^/]+/badge\\.svg");
        return Optional.ofNullable(ctx.queryParam("key"))
                .filter(_ -> feed)
                .flatMap(keys::read)
                .filter(TEXT::equals)
                .map(_ -> new Visitor(TEXT, Viewer.ANYBODY));
    }
}
