package dev.ferry.command;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Job;
import dev.ferry.inbox.JobHandler;
import dev.ferry.inbox.RetryLater;
import dev.ferry.migration.Catalog;
import dev.ferry.migration.Decisions;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Planner;
import dev.ferry.migration.Status;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.RampFacts;
import dev.ferry.reconcile.Answers;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Migrations.Binding;
import dev.ferry.reconcile.Migrations.Handled;
import dev.ferry.reconcile.Reconciler;
import dev.ferry.reconcile.Rollouts;
import dev.ferry.render.Audience;
import dev.ferry.render.Renderer;
import dev.ferry.tracker.Capability;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.Tracker;
import dev.ferry.tracker.TrackerException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off one comment: reads it again, decides its new commands and stores what was decided,
 * brings the tracker to it, and answers once. Every step may be repeated after a crash.
 */
public final class Desk implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** What a migration's id, which stands in addresses and markers, may not hold. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9]+");

    /** How long a flag source that does not answer is left in peace. */
    private static final Duration FLAGS_AGAIN = Duration.ofSeconds(15);

    /** What these say is told with what the tracker did not keep of it. */
    private static final Set<String> MAKING = Set.of("start", "add", "assign");

    /** For a tracker that is busy and does not say for how long. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Tracker tracker;
    private final Migrations migrations;
    private final Reconciler reconciler;
    private final Answers answers;
    private final Commands commands;
    private final CommandParser parser;
    private final Permissions permissions;
    private final Planner planner;
    private final Catalog catalog;
    private final Renderer renderer;
    private final FlagNews flags;
    private final Consumer<String> refreshSoon;
    private final InstantSource clock;
    private final Observer observer;

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
        this.commands = commands;
        this.parser = commands.parser(catalog);
        this.permissions = new Permissions(tracker, catalog);
        this.planner = planner;
        this.catalog = catalog;
        this.renderer = renderer;
        this.flags = flags;
        this.refreshSoon = refreshSoon;
        this.clock = clock;
        this.observer = observer;
    }

    @Override
    public Result handle(Job job) {
        try {
            return work(job);
        } catch (TrackerException e) {
            if (e.kind() == TrackerException.Kind.BUSY) {
                throw new RetryLater(e.retryAfter().orElse(A_WHILE), e.getMessage());
            }
            throw e;
        }
    }

    private Result work(Job job) {
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
        int generation = generation(outcomes) + (undecided.isEmpty() ? 0 : 1);
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
        var outcome = reconciler.run(m, today());
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
            place(issue).migration().map(MigrationRecord::lane).ifPresent(refreshSoon);
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
        var place = place(ref.issue());
        var lane = place.migration().map(MigrationRecord::lane).orElse(ref.issue().toString());
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

    /** What an issue is to Ferry: nothing, the home of a whole migration, or a feature's own. */
    private record Place(Optional<MigrationRecord> migration, Optional<String> feature) {}

    private Place place(IssueRef issue) {
        var control = migrations.byControl(issue);
        if (control.isPresent()) {
            return new Place(control, Optional.empty());
        }
        var binding = migrations.binding(issue);
        return new Place(
                binding.map(Binding::migration).flatMap(migrations::byId),
                binding.flatMap(Binding::feature));
    }

    private void answer(Comment comment, Place place) {
        var before = migrations.handled(comment.ref().toString());
        var fresh =
                parser.parseNew(comment.body(), before.map(Handled::commands).orElse(List.of()));
        if (fresh.isEmpty()) {
            before.ifPresent(h -> finish(comment, place, Outcome.read(h.outcomes())));
            return;
        }
        acknowledge(comment.ref());
        var outcomes =
                new ArrayList<>(before.map(h -> Outcome.read(h.outcomes())).orElse(List.of()));
        int decided = outcomes.size();
        Place after;
        try {
            after = decide(comment, place, fresh, outcomes);
        } catch (Migrations.Taken other) {
            // Started elsewhere between our look and our save; now the look finds it.
            outcomes.subList(decided, outcomes.size()).clear();
            after = decide(comment, place, fresh, outcomes);
        }
        finish(comment, after, outcomes);
    }

    private Place decide(Comment comment, Place place, List<Parsed> fresh, List<Outcome> outcomes) {
        return new Sitting(comment, place, generation(outcomes) + 1).decide(fresh, outcomes);
    }

    /** The eyes are a courtesy: without them the work goes on. */
    private void acknowledge(CommentRef ref) {
        try {
            tracker.acknowledge(ref);
        } catch (TrackerException e) {
            LOG.warn("{} was not acknowledged: {}", ref, e.getMessage());
        }
    }

    private static int generation(List<Outcome> outcomes) {
        return outcomes.isEmpty() ? -1 : outcomes.getLast().generation();
    }

    /** The commands of one comment, one after the other, each on what the ones before it left. */
    private final class Sitting {
        private final Comment comment;
        private final int generation;
        private final Map<String, Ramp> ramps = new LinkedHashMap<>();
        private final List<TimelineEntry> entries = new ArrayList<>();
        private Place place;

        Sitting(Comment comment, Place place, int generation) {
            this.comment = comment;
            this.place = place;
            this.generation = generation;
        }

        Place decide(List<Parsed> fresh, List<Outcome> outcomes) {
            var start = place.migration();
            for (var parsed : fresh) {
                outcomes.add(
                        switch (parsed) {
                            case Parsed.Mistake m -> mistake(m);
                            case Parsed.Ok ok -> decide(ok.invocation());
                        });
            }
            var changed = place.migration().filter(m -> !start.equals(Optional.of(m)));
            migrations.save(
                    changed,
                    new Handled(
                            comment.ref().toString(),
                            outcomes.stream().map(Outcome::canonical).toList(),
                            Outcome.write(outcomes),
                            place.migration().map(MigrationRecord::id)),
                    place.migration()
                            .map(m -> new Migrations.Steering(m.id(), ramps, entries))
                            .orElse(Migrations.Steering.NONE));
            return place;
        }

        private Outcome mistake(Parsed.Mistake m) {
            observer.commanded("none", "mistake");
            return new Outcome(generation, m.canonical(), MistakeText.markdown(m));
        }

        private Outcome decide(Invocation call) {
            var scene =
                    scene(
                            comment,
                            place,
                            ramps,
                            Once.of(() -> bring(place.migration().orElseThrow())));
            var verdict = verdict(call, scene);
            log(call, verdict);
            return switch (verdict) {
                case Verdict.Answer _ -> new Outcome(generation, call.canonical(), "");
                case Verdict.Change change -> {
                    place = new Place(Optional.of(changed(change.next())), place.feature());
                    yield new Outcome(generation, call.canonical(), "");
                }
                case Verdict.Steer steer -> {
                    steered(steer);
                    yield new Outcome(generation, call.canonical(), "");
                }
                case Verdict.Held held ->
                        new Outcome(
                                generation,
                                call.canonical(),
                                renderer.held(held.feature(), held.reasons()));
                case Verdict.Refuse no ->
                        new Outcome(
                                generation,
                                call.canonical(),
                                renderer.refused(no.reason(), no.remedy()));
            };
        }

        private void steered(Verdict.Steer steer) {
            ramps.put(steer.feature(), steer.change().next());
            entries.addAll(
                    Rollouts.entries(
                            place.migration().map(MigrationRecord::id).orElseThrow(),
                            steer.feature(),
                            steer.before(),
                            steer.change(),
                            steer.by(),
                            clock.instant()));
        }

        private MigrationRecord changed(Decisions next) {
            return place.migration()
                    .map(m -> m.with(next))
                    .orElseGet(() ->
                            new MigrationRecord(
                                    freshId(next, comment.ref().issue()),
                                    comment.ref().issue(),
                                    next,
                                    comment.author().username(),
                                    clock.instant()));
        }

        /** Short where it can be; with the project's name where another project was first. */
        private String freshId(Decisions next, IssueRef control) {
            var models = next.oldModel() + "-to-" + next.newModel() + "-";
            var brief = models + control.number();
            boolean free =
                    migrations.byId(brief).filter(m -> !m.control().equals(control)).isEmpty();
            return free ? brief : models + UNSAFE.matcher(control.toString()).replaceAll("-");
        }

        private void log(Invocation call, Verdict verdict) {
            observer.commanded(
                    call.verb(),
                    verdict instanceof Verdict.Refuse || verdict instanceof Verdict.Held
                            ? "refused"
                            : "accepted");
            LOG.info(
                    "{} by user {} on {}: {}",
                    call.verb(),
                    comment.author().id(),
                    comment.ref(),
                    switch (verdict) {
                        case Verdict.Refuse r -> "refused: " + r.reason();
                        case Verdict.Held h -> "held: " + h.reasons().getFirst().text();
                        case Verdict.Answer _, Verdict.Change _, Verdict.Steer _ -> "accepted";
                    });
        }
    }

    private Verdict verdict(Invocation call, Scene scene) {
        try {
            var command = commands.of(call);
            var item =
                    scene.feature(call)
                            .flatMap(f -> scene.decisions().flatMap(d -> planner.plan(d).item(f)));
            return permissions
                    .refusal(command.usage().permission(), scene.actor(), item)
                    .<Verdict>map(r -> r)
                    .orElseGet(() -> command.decide(call, scene));
        } catch (Scene.Refusal no) {
            return new Verdict.Refuse("", no.reason, no.remedy);
        }
    }

    /** Brings the tracker to what was decided, and answers; both only as far as it is not done. */
    private void finish(Comment comment, Place place, List<Outcome> outcomes) {
        int generation = generation(outcomes);
        if (answers.posted(comment.ref(), generation)) {
            return;
        }
        var accepted =
                outcomes.stream().anyMatch(o -> o.generation() == generation && o.accepted());
        var brought =
                accepted
                        ? place.migration().map(this::bringAll)
                        : Optional.<Reconciler.Outcome>empty();
        var scene = scene(comment, place, Map.of(), Once.of(() -> brought.orElseThrow().status()));
        var replies = new ArrayList<String>();
        boolean changed = false;
        for (var outcome : outcomes) {
            if (outcome.generation() == generation) {
                replies.add(outcome.accepted() ? reply(outcome, scene) : outcome.refusal());
                changed |= outcome.accepted() && makesOrAssigns(outcome);
            }
        }
        var notKept = brought.map(Reconciler.Outcome::notKept).orElse(List.of());
        if (changed && !notKept.isEmpty()) {
            replies.set(replies.size() - 1, replies.getLast() + "\n" + renderer.notKept(notKept));
        }
        answers.post(comment, generation, renderer.replies(replies));
    }

    private boolean makesOrAssigns(Outcome outcome) {
        return parser.parse(outcome.canonical()).getFirst() instanceof Parsed.Ok ok
                && MAKING.contains(ok.invocation().verb());
    }

    private String reply(Outcome outcome, Scene scene) {
        return switch (parser.parse(outcome.canonical()).getFirst()) {
            case Parsed.Ok ok -> commands.of(ok.invocation()).reply(ok.invocation(), scene);
            case Parsed.Mistake m -> MistakeText.markdown(m);
        };
    }

    private Scene scene(
            Comment comment, Place place, Map<String, Ramp> ramps, Supplier<Status> status) {
        var audience = audience(comment, place);
        return new Scene(
                comment.ref().issue(),
                comment.author(),
                today(),
                place.migration().map(MigrationRecord::control).orElse(comment.ref().issue()),
                place.migration().map(MigrationRecord::decisions),
                place.feature(),
                () -> comment.confidential() || hidden(comment.ref().issue()),
                audience,
                tracker.supports(Capability.EPICS),
                planner,
                catalog,
                place.migration()
                        .map(MigrationRecord::id)
                        .map(reconciler::links)
                        .map(renderer::at)
                        .orElse(renderer)
                        .read(audience),
                tracker::user,
                migrations::all,
                steering(place, ramps),
                () -> permissions.inFramework(comment.author()),
                status);
    }

    private boolean hidden(IssueRef issue) {
        return tracker.issue(issue).map(Issue::confidential).orElse(false);
    }

    private Audience audience(Comment comment, Place place) {
        boolean members =
                comment.confidential()
                        || place.feature()
                                .flatMap(f ->
                                        place.migration()
                                                .flatMap(m -> planner.plan(m.decisions()).item(f)))
                                .map(Plan.Item::confidential)
                                .orElse(false);
        return members ? Audience.MEMBERS : reconciler.audience(place.migration());
    }

    /**
     * @param ramps what the commands before this one decided and nobody has stored yet
     */
    private Steering steering(Place place, Map<String, Ramp> ramps) {
        return new Steering() {
            @Override
            public RampFacts flag(Plan.Item item) {
                var facts = reconciler.rollouts().facts(place.migration().orElseThrow().id(), item);
                var decided = Optional.ofNullable(ramps.get(item.feature().id()));
                return decided.map(facts::with).orElse(facts);
            }

            @Override
            public RampFacts all(Plan.Item item) {
                var facts = flag(item);
                return reconciler
                        .checklist(place.migration().orElseThrow(), item.feature().id())
                        .map(facts::with)
                        .orElse(facts);
            }
        };
    }

    private Status bring(MigrationRecord migration) {
        return bringAll(migration).status();
    }

    private Reconciler.Outcome bringAll(MigrationRecord migration) {
        var outcome = reconciler.run(migration, today());
        if (outcome.flagsWait()) {
            refreshSoon.accept(migration.lane());
        }
        return outcome;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), catalog.schedule().zone());
    }
}
