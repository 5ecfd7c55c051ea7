package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.User;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import dev.ferry.tracker.embedded.Member;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/** Who sits in front of a page: whoever they say, until they say otherwise. */
record Visitors(EmbeddedTracker tracker) {

    private static final String COOKIE = "ferry_as";

    /** The tracker as the visitor sees it; the first person of the seed where nobody was chosen. */
    EmbeddedTracker at(Context ctx) {
        return chosen(ctx).or(this::first).map(u -> tracker.as(u.username())).orElse(tracker);
    }

    void become(Context ctx, String username) {
        var user = new Names(tracker).user(username);
        var cookie = new Cookie(COOKIE, user.username(), "/tracker");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        ctx.cookie(cookie);
    }

    private Optional<User> chosen(Context ctx) {
        return Optional.ofNullable(ctx.cookie(COOKIE)).flatMap(tracker::user);
    }

    private Optional<User> first() {
        return tracker.people().stream()
                .map(Member::user)
                .filter(u -> !tracker.isBot(u))
                .findFirst();
    }
}
