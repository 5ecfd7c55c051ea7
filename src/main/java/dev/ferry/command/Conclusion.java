package dev.ferry.command;

import dev.ferry.reconcile.Answers;
import dev.ferry.reconcile.MigrationRecord;
import dev.ferry.reconcile.Reconciler;
import dev.ferry.render.Renderer;
import dev.ferry.tracker.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Does what was decided, and answers once.
 *
 * @param bring brings the tracker to a migration
 */
record Conclusion(
        Answers answers,
        Commands commands,
        CommandParser parser,
        Scenes scenes,
        Renderer renderer,
        Function<MigrationRecord, Reconciler.Outcome> bring) {

    /** What these say is told with what the tracker did not keep of it. */
    private static final Set<String> MAKING = Set.of("start", "add", "assign");

    /** Brings the tracker to what was decided, and answers; both only as far as it is not done. */
    void finish(Comment comment, Place place, List<Outcome> outcomes) {
        int generation = Outcome.generation(outcomes);
        if (answers.posted(comment.ref(), generation)) {
            return;
        }
        var accepted =
                outcomes.stream().anyMatch(o -> o.generation() == generation && o.accepted());
        var brought =
                accepted ? place.migration().map(bring) : Optional.<Reconciler.Outcome>empty();
        var scene =
                scenes.of(comment, place, Map.of(), Once.of(() -> brought.orElseThrow().status()));
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
}
