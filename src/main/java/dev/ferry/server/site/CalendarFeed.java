package dev.ferry.server.site;

import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Revisions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
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
    private final String host;

    /**
     * @param host of this server, as the world knows it
     */
    CalendarFeed(
            String title,
            Board board,
            Revisions revisions,
            Doorkeeper door,
            InstantSource clock,
            String host) {
        this.title = title;
        this.board = board;
        this.revisions = revisions;
        this.door = door;
        this.clock = clock;
        this.host = host;
    }

    void register(RoutesConfig routes) {
        routes.get("/calendar.ics", this::calendar);
    }

    private void calendar(Context ctx) {
        var days = days(board, door.viewer(ctx), FeedsPage.Wanted.of(name -> ctx.queryParam(name)));
        var changes =
                revisions.of(
                        days.stream()
                                .collect(
                                        Collectors.toMap(
                                                CalendarDay::uid, CalendarDay::fingerprint)),
                        clock.instant());
        Answer.of(200, "text/calendar; charset=utf-8", Ics.of(title, days, changes, host))
                .send(ctx);
    }

    /** The days of some calendar, for the eyes of this viewer. */
    static List<CalendarDay> days(Board board, Viewer viewer, FeedsPage.Wanted wanted) {
        return board.all().stream()
                .filter(viewer::sees)
                .filter(e -> wanted.migration().map(e.migration().id()::equals).orElse(true))
                .flatMap(e -> theirs(CalendarDay.of(e, viewer), wanted).stream())
                .toList();
    }

    /** The cutoffs of a migration are for those who have something to do in it. */
    private static List<CalendarDay> theirs(List<CalendarDay> days, FeedsPage.Wanted wanted) {
        var theirs = days.stream().filter(d -> d.concerns(wanted.team(), wanted.person())).toList();
        boolean everybody = wanted.team().isEmpty() && wanted.person().isEmpty();
        return everybody || theirs.stream().anyMatch(d -> d.team().isPresent())
                ? theirs
                : List.of();
    }
}
