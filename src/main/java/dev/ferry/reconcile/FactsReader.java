package dev.ferry.reconcile;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagState;
import dev.ferry.migration.FeatureFacts;
import dev.ferry.migration.Labels;
import dev.ferry.migration.Plan;
import dev.ferry.migration.RolloutFacts;
import dev.ferry.migration.ramp.RampFacts;
import dev.ferry.text.Checklist;
import dev.ferry.tracker.Issue;
import dev.ferry.tracker.User;
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
    private final Rollouts rollouts;
    private final Checklists checklists = new Checklists();

    FactsReader(Migrations migrations, FlagReader flags, Labels labels, Rollouts rollouts) {
        this.migrations = migrations;
        this.flags = flags;
        this.labels = labels;
        this.rollouts = rollouts;
    }

    /**
     * What is known of the flags of a plan: now, and from before.
     *
     * @param ramps their guarded rollouts, by feature
     */
    record Flags(
            Map<FlagKey, FlagState> readings,
            Map<FlagKey, Migrations.FlagMemory> memory,
            Map<String, RampFacts> ramps) {}

    /** The flags of now, which are also remembered: that one was on once is asked for later. */
    Flags remembered(MigrationRecord m, Plan plan) {
        var readings = readings(plan);
        migrations.remember(m.id(), good(readings));
        migrations.remember(m.id(), readings.values());
        return flags(m, plan, readings);
    }

    /** The flags of now, remembered nowhere. */
    Flags looked(MigrationRecord m, Plan plan) {
        return flags(m, plan, readings(plan));
    }

    private Flags flags(MigrationRecord m, Plan plan, Map<FlagKey, FlagState> readings) {
        return new Flags(readings, migrations.flags(m.id()), rollouts.all(m.id(), plan, readings));
    }

    /** Of flags that cannot be read now: what was seen last, and the moment until which it held. */
    private List<FlagState> good(Map<FlagKey, FlagState> readings) {
        return readings.values().stream()
                .filter(r -> r.presence() == FlagState.Presence.UNREADABLE)
                .flatMap(r -> flags.lastGood(r.key()).stream())
                .toList();
    }

    private Map<FlagKey, FlagState> readings(Plan plan) {
        var keys =
                plan.issues().stream()
                        .flatMap(i -> i.feature().flag().stream())
                        .distinct()
                        .toList();
        return keys.isEmpty() ? Map.of() : flags.read(keys);
    }

    /**
     * @param byFeature their issues, as far as they were seen
     */
    Map<String, FeatureFacts> of(Plan plan, Map<String, Issue> byFeature, Flags known) {
        var facts = new LinkedHashMap<String, FeatureFacts>();
        for (var item : plan.issues()) {
            var feature = item.feature();
            var issue = Optional.ofNullable(byFeature.get(feature.id()));
            var checklist = issue.map(i -> checklists.of(i.body()));
            var past = feature.flag().map(k -> known.memory().getOrDefault(k, NOTHING_SEEN));
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
                            checklist.orElse(Checklist.EMPTY),
                            feature.flag().map(known.readings()::get),
                            past.flatMap(Migrations.FlagMemory::last),
                            past.map(Migrations.FlagMemory::wasPresent).orElse(false),
                            past.map(Migrations.FlagMemory::wasOn).orElse(false),
                            issue.map(i -> i.labels().contains(labels.blocked())).orElse(false),
                            issue.flatMap(Issue::due),
                            issue.map(Issue::createdAt),
                            rollout(
                                    Optional.ofNullable(known.ramps().get(feature.id())),
                                    checklist)));
        }
        return facts;
    }

    private static RolloutFacts rollout(Optional<RampFacts> ramp, Optional<Checklist> seen) {
        return ramp.map(r -> seen.map(r::with).orElse(r))
                .map(RolloutFacts::of)
                .orElse(RolloutFacts.NONE);
    }

    private static final Migrations.FlagMemory NOTHING_SEEN =
            new Migrations.FlagMemory(Optional.empty(), false, false);
}
