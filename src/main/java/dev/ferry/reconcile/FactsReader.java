package dev.ferry.reconcile;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagState;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Labels;
import dev.ferry.migration.Plan;
import dev.ferry.text.Checklist;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.User;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers what is known of every feature of a migration: its issue, its flag, and what was seen of
 * the flag before.
 */
final class FactsReader {

    private final Migrations migrations;
    private final FlagReader flags;
    private final Labels labels;

    FactsReader(Migrations migrations, FlagReader flags, Labels labels) {
        this.migrations = migrations;
        this.flags = flags;
        this.labels = labels;
    }

    /** The facts of now, which are also remembered: that a flag was on once is asked for later. */
    Map<String, FeatureFacts> read(MigrationRecord m, Plan plan, Map<IssueRef, Issue> seen) {
        var readings = readings(plan);
        migrations.remember(m.id(), good(readings));
        migrations.remember(m.id(), readings.values());
        return facts(m, plan, seen, readings);
    }

    /** Of flags that cannot be read now: what was seen last, and the moment until which it held. */
    private List<FlagState> good(Map<FlagKey, FlagState> readings) {
        return readings.values().stream()
                .filter(r -> r.presence() == FlagState.Presence.UNREADABLE)
                .flatMap(r -> flags.lastGood(r.key()).stream())
                .toList();
    }

    /** The facts of now, remembered nowhere. */
    Map<String, FeatureFacts> look(MigrationRecord m, Plan plan, Map<IssueRef, Issue> seen) {
        return facts(m, plan, seen, readings(plan));
    }

    private Map<FlagKey, FlagState> readings(Plan plan) {
        var keys =
                plan.issues().stream()
                        .flatMap(i -> i.feature().flag().stream())
                        .distinct()
                        .toList();
        return keys.isEmpty() ? Map.of() : flags.read(keys);
    }

    private Map<String, FeatureFacts> facts(
            MigrationRecord m,
            Plan plan,
            Map<IssueRef, Issue> seen,
            Map<FlagKey, FlagState> readings) {
        var memory = migrations.flags(m.id());
        var byFeature = new HashMap<String, Issue>();
        migrations
                .bindings(m.id())
                .forEach((ref, binding) ->
                        binding.feature().ifPresent(f -> byFeature.put(f, seen.get(ref))));
        var facts = new LinkedHashMap<String, FeatureFacts>();
        for (var item : plan.issues()) {
            var feature = item.feature();
            var issue = Optional.ofNullable(byFeature.get(feature.id()));
            var past = feature.flag().map(k -> memory.getOrDefault(k, NOTHING_SEEN));
            facts.put(
                    feature.id(),
                    new FeatureFacts(
                            feature.id(),
                            issue.map(Issue::open),
                            issue.map(i -> i.url().toString()),
                            issue.map(i -> i.ref().shortForm()),
                            issue.map(Issue::assignees).orElse(List.of()).stream()
                                    .map(User::username)
                                    .toList(),
                            issue.map(i -> Checklist.parse(i.body())).orElse(Checklist.EMPTY),
                            feature.flag().map(readings::get),
                            past.flatMap(Migrations.FlagMemory::last),
                            past.map(Migrations.FlagMemory::wasPresent).orElse(false),
                            past.map(Migrations.FlagMemory::wasOn).orElse(false),
                            issue.map(i -> i.labels().contains(labels.blocked())).orElse(false),
                            issue.flatMap(Issue::due),
                            issue.map(Issue::createdAt)));
        }
        return facts;
    }

    private static final Migrations.FlagMemory NOTHING_SEEN =
            new Migrations.FlagMemory(Optional.empty(), false, false);
}
