package dev.ferry.command;

import dev.ferry.migration.Decisions;
import dev.ferry.migration.Status;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Migrations;
import dev.ferry.reconcile.Migrations.Handled;
import dev.ferry.reconcile.Rollouts;
import dev.ferry.render.Renderer;
import dev.ferry.tracker.Comment;
import dev.ferry.tracker.IssueRef;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides the commands of one comment, one after the other, each on what the ones before it left,
 * and stores what was decided in one commit. Nothing happens outside before that.
 *
 * @param bring how a migration stands after the tracker was brought to it
 */
record Hearing(
        Judge judge,
        Scenes scenes,
        Migrations migrations,
        Renderer renderer,
        Desk.Observer observer,
        InstantSource clock,
        Function<MigrationRecord, Status> bring) {

    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    /** What a migration's id, which stands in addresses and markers, may not hold. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9]+");

    /**
     * Where the comment stands after its new commands were decided.
     *
     * @param outcomes of its commands before, to which those of the new ones are added
     */
    Place decide(Comment comment, Place place, List<Parsed> fresh, List<Outcome> outcomes) {
        int before = outcomes.size();
        int generation = Outcome.generation(outcomes) + 1;
        try {
            return new Sitting(comment, place, generation).decide(fresh, outcomes);
        } catch (Migrations.Taken other) {
            // Started elsewhere between our look and our save; now the look finds it.
            outcomes.subList(before, outcomes.size()).clear();
            return new Sitting(comment, place, generation).decide(fresh, outcomes);
        }
    }

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
                    scenes.of(
                            comment,
                            place,
                            ramps,
                            Once.of(() -> bring.apply(place.migration().orElseThrow())));
            var verdict = judge.verdict(call, scene);
            log(call, verdict);
            return switch (verdict) {
                case Verdict.Answer _ -> new Outcome(generation, call.canonical(), "");
                case Verdict.Change change -> {
                    place = place.with(changed(change.next()));
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
}
