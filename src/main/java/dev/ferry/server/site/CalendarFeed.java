package dev.ferry.server.site;

import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Revisions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /calendar.ics}: cutoffs, due dates and days to start by, of all migrations or one ({@code
 * ?migration=}), for a team ({@code ?team=}) or a person ({@code ?person=}).
 */
final class CalendarFeed {

    private final String title;
    private final Board board;
    private final Revisions revisions;
    private final Doorkeeper door;
    private final InstantSource clock;

    CalendarFeed(
            String title, Board board, Revisions revisions, Doorkeeper door, InstantSource clock) {
        this.title = title;
        this.board = board;
        this.revisions = revisions;
        this.door = door;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.get("/calendar.ics", this::calendar);
    }

    private void calendar(Context ctx) {
        var viewer = door.viewer(ctx);
        var migration = asked(ctx, "migration");
        var team = asked(ctx, "team");
        var person = asked(ctx, "person");
        var days =
                board.all().stream()
                        .filter(viewer::sees)
                        .filter(e -> migration.map(e.migration().id()::equals).orElse(true))
                        .flatMap(e -> CalendarDay.of(e, viewer).stream())
                        .filter(d -> d.concerns(team, person))
                        .toList();
        var changes =
                revisions.of(
                        days.stream()
                                .collect(
                                        Collectors.toMap(
                                                CalendarDay::uid, CalendarDay::fingerprint)),
                        clock.instant());
        Answer.of(200, "text/calendar; charset=utf-8", Ics.of(title, days, changes, host(ctx)))
                .send(ctx);
    }

    private static String host(Context ctx) {
        return Optional.ofNullable(ctx.host()).map(h -> h.replaceAll(":.*", "")).orElse("ferry");
    }

    private static Optional<String> asked(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).filter(v -> !v.isBlank());
    }
}
