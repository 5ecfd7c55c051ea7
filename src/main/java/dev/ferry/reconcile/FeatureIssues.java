package dev.ferry.reconcile;

import dev.ferry.migration.Labels;
import dev.ferry.migration.Plan;
import dev.ferry.migration.StatusLabels;
import dev.ferry.migration.StatusReader;
import dev.ferry.reconcile.Ensure.Ensured;
import dev.ferry.reconcile.Ensure.WantedIssue;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueDraft;
import dev.ferry.tracker.IssueEdit;
import dev.ferry.tracker.Tracker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Sees to it that every feature of a migration has its issue. */
record FeatureIssues(
        Tracker tracker,
        Ensure ensure,
        FactsReader facts,
        StatusReader statusReader,
        Labels names,
        ScopedLabels scoped) {

    /** Only what is missing is drafted: a draft is a whole text, and most runs need none. */
    Children ensure(
            MigrationRecord m,
            Plan plan,
            SecondLevel parts,
            Bodies bodies,
            People people,
            FactsReader.Flags known,
            LocalDate today) {
        var there = ensure.known(plan.issues().stream().map(i -> key(m, i)).toList());
        var drafts = new LinkedHashMap<String, IssueDraft>();
        for (var item : plan.issues()) {
            if (!there.containsKey(key(m, item))) {
                drafts.put(
                        item.feature().id(),
                        new IssueDraft(
                                item.feature().project(),
                                false,
                                item.title(),
                                bodies.feature(m, plan, item, Base.of(m, item)),
                                people.find(item.assignee()).stream().toList(),
                                item.labels(),
                                Optional.of(item.due()),
                                Optional.of(parts.parentOf(item.feature().id())),
                                item.confidential()));
            }
        }
        if (drafts.isEmpty()) {
            return new Children(m.id(), plan, there);
        }
        label(drafts, plan, known, today);
        var all = new HashMap<>(there);
        all.putAll(make(m, drafts));
        return new Children(m.id(), plan, all);
    }

    private static String key(MigrationRecord m, Plan.Item item) {
        return Keys.feature(m.id(), item.feature().id());
    }

    private Map<String, Ensured> make(MigrationRecord m, Map<String, IssueDraft> drafts) {
        var wanted = new ArrayList<WantedIssue>();
        drafts.forEach((feature, draft) -> {
            var key = Keys.feature(m.id(), feature);
            wanted.add(new WantedIssue(key, Keys.marker(key), draft));
        });
        var made = ensure.issues(wanted);
        for (var w : wanted) {
            Objects.requireNonNull(made.get(w.key()))
                    .created()
                    .ifPresent(i ->
                            scoped.notice(
                                    IssueEdit.NOTHING.withLabels(w.draft().labels(), Set.of()), i));
        }
        return made;
    }

    /** With the labels of their status, so that making an issue stays one call. */
    private void label(
            Map<String, IssueDraft> drafts, Plan plan, FactsReader.Flags known, LocalDate today) {
        var foreseen = new HashMap<String, Issue>();
        drafts.forEach(
                (f, d) -> foreseen.put(f, d.foreseen(tracker.name(), ensure.clock().instant())));
        for (var row : statusReader.read(plan, facts.of(plan, foreseen, known), today).rows()) {
            drafts.computeIfPresent(
                    row.item().feature().id(),
                    (_, d) -> d.labelled(StatusLabels.of(names, row).values()));
        }
    }
}
