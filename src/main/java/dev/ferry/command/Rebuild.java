package dev.ferry.command;

import dev.ferry.migration.Catalog;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Migrations.Handled;
import dev.ferry.reconcile.Remains;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Tracker;
import java.util.Collection;
import java.util.Optional;

/**
 * Fills an empty database from the tracker, and marks every comment that was answered as handled.
 */
public final class Rebuild {

    private final Tracker tracker;
    private final Migrations migrations;
    private final Remains remains;
    private final CommandParser parser;

    public Rebuild(
            Tracker tracker,
            Migrations migrations,
            Remains remains,
            Commands commands,
            Catalog catalog) {
        this.tracker = tracker;
        this.migrations = migrations;
        this.remains = remains;
        this.parser = commands.parser(catalog);
    }

    public Remains.Found run(Collection<String> places) {
        var found = remains.gather(places);
        found.answered().forEach(this::markHandled);
        return found;
    }

    private void markHandled(CommentRef ref) {
        var comment = tracker.comment(ref);
        if (comment.isEmpty() || migrations.handled(ref.toString()).isPresent()) {
            return;
        }
        var outcomes =
                parser.parse(comment.get().body()).stream()
                        .map(p -> new Outcome(0, p.canonical(), ""))
                        .toList();
        migrations.save(
                Optional.empty(),
                new Handled(
                        ref.toString(),
                        outcomes.stream().map(Outcome::canonical).toList(),
                        Outcome.write(outcomes),
                        Optional.empty()));
    }
}
