package dev.ferry.command;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.RetryLater;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Planner;
import dev.ferry.reconcile.Answers;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Migrations.Handled;
import dev.ferry.reconcile.Reconciler;
import dev.ferry.render.Renderer;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what happened: reads it again, decides the new commands of a comment ({@link Hearing}),
 * does what was decided and answers once ({@link Conclusion}). Every step may be repeated after a
 * crash.
 */
public final class Desk implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** How long a flag source that does not answer is left in peace. */
    private static final Duration FLAGS_AGAIN = Duration.ofSeconds(15);

    private final Tracker tracker;
    private final Migrations migrations;
    private final Reconciler reconciler;
    private final Answers answers;
    private final CommandParser parser;
    private final Renderer renderer;
    private final FlagNews flags;
    private final Consumer<String> refreshSoon;
    private final Scenes scenes;
    private final Hearing hearing;
    private final Conclusion conclusion;

    /** Told of every command, for metrics. */
    @FunctionalInterface
    public interface Observer {
        Observer NONE = (_, _) -> {};

        /**
         * @param result {@code accepted}, {@code refused} or {@code mistake}
         */
        void commanded(String verb, String result);
    }

    public Desk(
            Tracker tracker,
            Migrations migrations,
            Reconciler reconciler,
            Answers answers,
            Commands commands,
            Planner planner,
            Catalog catalog,
            Renderer renderer,
            FlagNews flags,
            Consumer<String> refreshSoon,
            InstantSource clock,
            Observer observer) {
        this.tracker = tracker;
        this.migrations = migrations;
        this.reconciler = reconciler;
        this.answers = answers;
        this.parser = commands.parser(catalog);
        this.renderer = renderer;
        this.flags = flags;
        this.refreshSoon = refreshSoon;
        var permissions = new Permissions(tracker, catalog);
        this.scenes =
                new Scenes(
                        tracker,
                        migrations,
                        reconciler,
                        permissions,
                        planner,
                        catalog,
                        renderer,
                        clock);
        this.hearing =
                new Hearing(
                        new Judge(commands, permissions, planner),
                        scenes,
                        migrations,
                        renderer,
                        observer,
                        clock,
                        m -> bring(m).status());
        this.conclusion = new Conclusion(answers, commands, parser, scenes, renderer, this::bring);
    }

    @Override
    public Result handle(Job job) {
        return switch (job.delivery().hint().topic()) {
            case COMMENT -> comment(job);
            case ISSUE -> issue(job);
            case FLAG -> flag(job);
            case REFRESH -> refresh(job);
        };
    }

    @Override
    public void givenUp(Job job) {
        if (job.delivery().hint().topic() != Delivery.Topic.COMMENT) {
            return;
        }
        var ref = CommentRef.parse(job.delivery().hint().subject());
        tracker.comment(ref).filter(this::counts).ifPresent(c -> apologize(c, job));
    }

    private void apologize(Comment comment, Job job) {
        var handled = migrations.handled(comment.ref().toString());
        var outcomes = handled.map(h -> Outcome.read(h.outcomes())).orElse(List.of());
        var undecided =
                parser.parseNew(comment.body(), handled.map(Handled::commands).orElse(List.of()));
        int generation = Outcome.generation(outcomes) + (undecided.isEmpty() ? 0 : 1);
        if (generation >= 0 && !answers.posted(comment.ref(), generation)) {
            answers.apologize(comment, generation, renderer.givenUp(job.delivery().id()));
        }
    }

    private Result refresh(Job job) {
        boolean waits =
                migrations
                        .byControl(IssueRef.parse(job.lane()))
                        .filter(this::refreshed)
                        .isPresent();
        if (waits) {
            throw new RetryLater(FLAGS_AGAIN, "a flag's source does not take a move now");
        }
        return DONE;
    }

    /** Whether a flag still waits to be moved. */
    private boolean refreshed(MigrationRecord m) {
        var outcome = reconciler.run(m, scenes.today());
        reconciler.nudge(m, outcome.status());
        return outcome.flagsWait();
    }

    private Result issue(Job job) {
        return lookAgain(job, IssueRef.parse(job.delivery().hint().subject()));
    }

    /** What we changed ourselves is no news. */
    private Result lookAgain(Job job, IssueRef issue) {
        boolean byOthers =
                job.delivery().hint().actor().filter(a -> a == tracker.self().id()).isEmpty();
        if (byOthers) {
            Place.of(issue, migrations)
                    .migration()
                    .map(MigrationRecord::lane)
                    .ifPresent(refreshSoon);
        }
        return DONE;
    }

    /** A hint never carries state: the flag is read again. */
    private Result flag(Job job) {
        flags.hinted(job.delivery().hint().subject()).forEach(refreshSoon);
        return DONE;
    }

    private Result comment(Job job) {
        var ref = CommentRef.parse(job.delivery().hint().subject());
        var place = Place.of(ref.issue(), migrations);
        var lane = place.lane(ref.issue());
        if (!lane.equals(job.lane())) {
            return new Result.Moved(lane);
        }
        tracker.comment(ref).filter(this::counts).ifPresent(c -> answer(c, place));
        // A description that may hold commands may hold ticked boxes as well.
        return ref.isDescription() ? lookAgain(job, ref.issue()) : DONE;
    }

    /** Our own words are never commands, and an edit counts only where its author made it. */
    private boolean counts(Comment comment) {
        return comment.author().id() != tracker.self().id()
                && comment.editor().map(e -> e.id() == comment.author().id()).orElse(true);
    }

    private void answer(Comment comment, Place place) {
        var before = migrations.handled(comment.ref().toString());
        var fresh =
                parser.parseNew(comment.body(), before.map(Handled::commands).orElse(List.of()));
        if (fresh.isEmpty()) {
            before.ifPresent(h -> conclusion.finish(comment, place, Outcome.read(h.outcomes())));
            return;
        }
        acknowledge(comment.ref());
        var outcomes =
                new ArrayList<>(before.map(h -> Outcome.read(h.outcomes())).orElse(List.of()));
        var after = hearing.decide(comment, place, fresh, outcomes);
        conclusion.finish(comment, after, outcomes);
    }

    /** The eyes are a courtesy: without them the work goes on. */
    private void acknowledge(CommentRef ref) {
        try {
            tracker.acknowledge(ref);
        } catch (TrackerException e) {
            LOG.warn("{} was not acknowledged: {}", ref, e.getMessage());
        }
    }

    private Reconciler.Outcome bring(MigrationRecord migration) {
        var outcome = reconciler.run(migration, scenes.today());
        if (outcome.flagsWait()) {
            refreshSoon.accept(migration.lane());
        }
        return outcome;
    }
}
