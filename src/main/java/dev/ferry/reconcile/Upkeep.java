package dev.ferry.reconcile;

import dev.ferry.migration.Labels;
import dev.ferry.migration.Status;
import dev.ferry.migration.StatusLabels;
import dev.ferry.migration.StatusReader;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.Tracker;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Keeps the issues of a migration that are there what they should be, in one edit each. */
record Upkeep(
        Tracker tracker,
        Pen pen,
        FactsReader facts,
        StatusReader statusReader,
        Annals annals,
        Labels names) {

    /**
     * Texts, fields and labels of the features' issues. The labels tell the status that is there
     * after the rest of the edit.
     */
    int features(Round round, FactsReader.Flags known) {
        var plan = round.plan();
        var wishes = wishes(round);
        var foreseen = round.issues();
        foreseen.replaceAll((f, i) -> Objects.requireNonNull(wishes.get(f)).apply(i).foreseen(i));
        var soon = statusReader.read(plan, facts.of(plan, foreseen, known), round.today());
        int edits = 0;
        for (var row : soon.rows()) {
            var was = round.seen().get(round.children().ref(row.item()));
            if (was != null) {
                var labels = StatusLabels.of(names, row);
                var fields = Objects.requireNonNull(wishes.get(row.item().feature().id()));
                edits +=
                        pen.bring(
                                was,
                                now -> pen.scoped().wish(now, labels, fields.apply(now)),
                                round.seen());
            }
        }
        return edits;
    }

    /** By feature, but for the labels. */
    private Map<String, Function<Issue, IssueEdit>> wishes(Round round) {
        var past = annals.past(round.m().id());
        var wishes = new HashMap<String, Function<Issue, IssueEdit>>();
        for (var item : round.plan().issues()) {
            var feature = item.feature().id();
            var base = Base.of(round.m(), item);
            wishes.put(
                    feature,
                    round.children().isNew(item)
                            ? _ -> IssueEdit.NOTHING
                            : now ->
                                    Pen.wish(
                                            base,
                                            now,
                                            round.people(),
                                            round.bodies()
                                                    .feature(
                                                            round.m(),
                                                            round.plan(),
                                                            item,
                                                            base,
                                                            past.apply(feature),
                                                            now.body())));
        }
        return wishes;
    }

    /** The issues of the second level, which are no feature's. */
    int parts(Round round) {
        var base = Base.ofPart(round.m());
        int edits = 0;
        for (var ref : round.parts().refs()) {
            var part = round.seen().remove(ref);
            if (part != null) {
                edits +=
                        pen.bring(
                                part,
                                now ->
                                        Pen.wish(
                                                base,
                                                now,
                                                round.people(),
                                                round.parts()
                                                        .body(
                                                                round.m(),
                                                                ref,
                                                                round.url(),
                                                                base,
                                                                now.body())),
                                new HashMap<>());
            }
        }
        return edits;
    }

    int parent(Round round, Issue parent, Base base, Status status) {
        var beside =
                new Beside(tracker, names).of(round.plan(), parent.ref(), round.seen().values());
        return pen.bring(
                parent,
                now ->
                        Pen.wish(
                                base,
                                now,
                                round.people(),
                                round.bodies().parent(round.m(), status, beside, base, now.body())),
                round.seen());
    }
}
