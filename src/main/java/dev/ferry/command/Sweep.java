package dev.ferry.command;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Inbox;
import dev.ferry.reconcile.Cursors;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.Reader;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The guarantee behind the webhooks: looks for commands that no delivery told of, and compares
 * every open migration with the world. Finding the same thing twice is harmless; what is found goes
 * through the same inbox.
 *
 * @param clock ours
 * @param theirs the tracker's, by which it dates what happened there
 * @param overlap how far to look back behind the last look, because lists lag and clocks differ
 * @param firstLook how far to look back when there was no look before
 * @param doubtful what is called done and seems not to be; asked of no tracker, as there are ever
 *     more that are done
 * @param reader hears of every issue and comment that is read anyway
 */
public record Sweep(
        Tracker tracker,
        Collection<String> projects,
        Migrations migrations,
        Inbox inbox,
        Cursors cursors,
        InstantSource clock,
        InstantSource theirs,
        Duration overlap,
        Duration firstLook,
        Predicate<MigrationRecord> doubtful,
        Reader reader) {

    /**
     * One look at everything. What people wrote goes into the inbox in the order in which they
     * wrote it, whatever the issue: two issues may belong to one migration.
     */
    public void run() {
        tracker.self();
        var now = theirs.instant();
        var found = new ArrayList<Found>();
        var looked = new ArrayList<String>();
        var failures = new ArrayList<TrackerException>();
        for (var project : projects) {
            try {
                found.addAll(look(project, now));
                looked.add(project);
            } catch (TrackerException e) {
                failures.add(e);
            }
        }
        found.stream()
                .sorted(Comparator.comparing(Found::writtenAt))
                .forEach(f -> inbox.accept(f.delivery()));
        looked.forEach(project -> cursors.move(cursor(project), now));
        refreshAll();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /**
     * Every migration of this tracker that is open, or was called done too early, is compared with
     * the world soon.
     */
    public void refreshAll() {
        migrations.all().stream()
                .filter(m -> m.control().tracker().equals(tracker.name()))
                .filter(this::isUnfinished)
                .forEach(m -> inbox.refreshSoon(m.lane()));
    }

    private boolean isUnfinished(MigrationRecord m) {
        return switch (m.decisions().state()) {
            case OPEN -> true;
            case DONE -> doubtful.test(m);
            case CANCELLED -> false;
        };
    }

    /** A text that may hold commands, and when it came to hold what it does. */
    private record Found(Delivery delivery, Instant writtenAt) {}

    private String cursor(String project) {
        return tracker.name() + ":" + project;
    }

    /** A cursor from a day that is yet to come was set by a clock that was wrong. */
    private List<Found> look(String project, Instant now) {
        var since =
                cursors.at(cursor(project))
                        .map(at -> (at.isAfter(now) ? now : at).minus(overlap))
                        .orElse(now.minus(firstLook));
        var changed = tracker.changedSince(project, since);
        reader.saw(changed);
        return changed.stream().flatMap(issue -> look(issue, since)).toList();
    }

    private Stream<Found> look(Issue issue, Instant since) {
        var description = CommentRef.description(issue.ref());
        var texts = new ArrayList<Found>();
        if (mayHoldCommand(issue.author(), issue.body())) {
            texts.add(found(description, issue.updatedAt(), issue.createdAt()));
        }
        var comments = tracker.comments(issue.ref());
        reader.heard(issue.ref(), comments);
        for (Comment c : comments) {
            if (!c.updatedAt().isBefore(since) && mayHoldCommand(c.author(), c.body())) {
                texts.add(found(c.ref(), c.updatedAt(), c.updatedAt()));
            }
        }
        return texts.stream();
    }

    private boolean mayHoldCommand(User author, String text) {
        return author.id() != tracker.self().id()
                && text.toLowerCase(Locale.ROOT).contains("/migrate");
    }

    private Found found(CommentRef ref, Instant updatedAt, Instant writtenAt) {
        var delivery =
                new Delivery(
                        "sweep:" + ref + "@" + updatedAt.toEpochMilli(),
                        "sweep",
                        new Hint(Topic.COMMENT, ref.toString(), Optional.empty()),
                        clock.instant());
        return new Found(delivery, writtenAt);
    }
}
