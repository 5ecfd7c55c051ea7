package dev.ferry.command;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Inbox;
import dev.ferry.migration.Decisions;
import dev.ferry.reconcile.Cursors;
import dev.ferry.reconcile.Migrations;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.Tracker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The guarantee behind the webhooks: looks for commands that no delivery told of, and compares
 * every open migration with the world. Finding the same thing twice is harmless; what is found goes
 * through the same inbox.
 *
 * @param overlap how far to look back behind the last look, because lists lag and clocks differ
 * @param firstLook how far to look back when there was no look before
 */
public record Sweep(
        Tracker tracker,
        Collection<String> projects,
        Migrations migrations,
        Inbox inbox,
        Cursors cursors,
        InstantSource clock,
        Duration overlap,
        Duration firstLook) {

    /** One look at everything. */
    public void run() {
        projects.forEach(this::look);
        refreshAll();
    }

    /** Every open migration of this tracker is compared with the world soon. */
    public void refreshAll() {
        migrations.all().stream()
                .filter(m -> m.control().tracker().equals(tracker.name()))
                .filter(m -> m.decisions().state() == Decisions.State.OPEN)
                .forEach(m -> inbox.refreshSoon(m.lane()));
    }

    private void look(String project) {
        var name = tracker.name() + ":" + project;
        var now = clock.instant();
        var since = cursors.at(name).map(at -> at.minus(overlap)).orElse(now.minus(firstLook));
        for (var issue : tracker.changedSince(project, since)) {
            look(issue, since);
        }
        cursors.move(name, now);
    }

    private void look(Issue issue, Instant since) {
        offer(
                CommentRef.description(issue.ref()),
                issue.author().id(),
                issue.body(),
                issue.updatedAt());
        for (Comment c : tracker.comments(issue.ref())) {
            if (!c.updatedAt().isBefore(since)) {
                offer(c.ref(), c.author().id(), c.body(), c.updatedAt());
            }
        }
    }

    private void offer(CommentRef ref, long author, String text, Instant updatedAt) {
        boolean ours = author == tracker.self().id();
        if (ours || !text.toLowerCase(Locale.ROOT).contains("/migrate")) {
            return;
        }
        inbox.accept(
                new Delivery(
                        "sweep:" + ref + "@" + updatedAt.toEpochMilli(),
                        "sweep",
                        new Hint(Topic.COMMENT, ref.toString(), Optional.empty()),
                        clock.instant()));
    }
}
