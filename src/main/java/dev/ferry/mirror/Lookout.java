package dev.ferry.mirror;

import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.LaneOf;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Cursors;
import dev.ferry.reconcile.Migrations;
import dev.ferry.tracker.Reader;
import dev.ferry.tracker.Tracker;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Consumer;

/** The mirror and the views of one tracker, joined to the rest of the bot. */
public record Lookout(Tracker tracker, Feed feed, LiveViews views, InstantSource clock) {

    /** Begins to listen to what the bot reads of this tracker. */
    public static Lookout of(
            Tracker tracker,
            Mirror mirror,
            Migrations migrations,
            Board board,
            LaneOf lanes,
            InstantSource clock) {
        var feed = new Feed(tracker, mirror, migrations);
        board.read(feed::saw);
        board.watch(feed::stands);
        return new Lookout(
                tracker, feed, new LiveViews(tracker, mirror, feed, lanes, clock), clock);
    }

    /** The desk, and afterwards the mirror and the views of what it worked on. */
    public JobHandler over(JobHandler desk) {
        return new Onlooker(desk, tracker, feed, views);
    }

    /** For those who read issues anyway. */
    public Reader reader() {
        return feed;
    }

    /** Reads what was never read, and has the views written that have to change. */
    public void look(Collection<String> projects, Cursors cursors, Consumer<String> refreshSoon) {
        feed.fill(projects, cursors, clock.instant());
        views.stale().forEach(refreshSoon);
    }
}
