package dev.ferry.reconcile;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.FlagWatch;
import dev.ferry.migration.Plan;
import dev.ferry.migration.Status;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.migration.TimelineEntry.What;
import dev.ferry.migration.ramp.Decision;
import dev.ferry.migration.ramp.Percentage;
import dev.ferry.migration.ramp.Pilot;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.RampFacts;
import dev.ferry.migration.ramp.RampRules;
import dev.ferry.reconcile.Gauge.Question;
import dev.ferry.reconcile.RampReader.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guarded rollouts of a migration: what was decided is carried out, what others do to the flags
 * is noticed, what the numbers ask for is done. Asks no tracker, so that a flag can be taken back
 * while there is none.
 */
public final class Rollouts {

    private static final Logger LOG = LoggerFactory.getLogger(Rollouts.class);

    private final Ramps ramps;
    private final RampReader reader;
    private final FlagMover mover;
    private final RampRules rules;
    private final InstantSource clock;

    public Rollouts(
            Ramps ramps,
            Reports reports,
            FlagWatch flags,
            Measures measures,
            RampRules rules,
            InstantSource clock) {
        this.ramps = ramps;
        this.reader = new RampReader(ramps, reports, flags, measures, rules, clock);
        this.mover = new FlagMover(flags, clock);
        this.rules = rules;
        this.clock = clock;
    }

    /** Everything about one feature's rollout but its issue; the flag is read from its source. */
    public RampFacts facts(String migration, Plan.Item item) {
        return reader.looking(item, reader.stored(migration));
    }

    /** Of every feature, with these readings of the flags. */
    Map<String, RampFacts> all(String migration, Plan plan, Map<FlagKey, FlagState> readings) {
        return reader.all(plan, reader.stored(migration), readings);
    }

    /** What has to be measured, because a stage of these features is under way. */
    public List<Question> questions(String migration, Plan plan) {
        var known = reader.stored(migration);
        return plan.issues().stream()
                .filter(i -> known.ramp(i.feature().id()).stage().isPresent())
                .flatMap(i -> questions(migration, plan, i))
                .toList();
    }

    private Stream<Question> questions(String migration, Plan plan, Plan.Item item) {
        var feature = item.feature().id();
        var names =
                Map.of(
                        "feature", feature,
                        "flag", item.feature().flag().map(FlagKey::name).orElse(""),
                        "old", plan.oldModel().id(),
                        "new", plan.newModel().id());
        return rules.of(feature).measures().stream()
                .map(m -> new Question(migration, feature, m.about(names)));
    }

    /** Whether flags or numbers ask for something that was not done yet. Asks nobody. */
    public boolean isUnsettled(String migration, Plan plan) {
        var stored = reader.stored(migration);
        return plan.issues().stream()
                .filter(i -> stored.ramps().containsKey(i.feature().id()))
                .map(i -> new Pilot(reader.facts(i, stored)).watch())
                .anyMatch(Decision.Change.class::isInstance);
    }

    /** Whether a flag is there, or the old model is still called. Asks no tracker. */
    boolean isOldInUse(String migration, Plan plan) {
        var stored = reader.stored(migration);
        return plan.issues().stream()
                .map(i -> reader.facts(i, stored))
                .anyMatch(f ->
                        f.flag().filter(s -> s.presence() == Presence.PRESENT).isPresent()
                                || f.oldCalls().filter(c -> c.calls() > 0).isPresent());
    }

    /**
     * Carries out what is ordered and does what flags and numbers ask for.
     *
     * @return whether an order is left that its source would not take now
     */
    public boolean settle(String migration, Plan plan) {
        if (ramps.of(migration).isEmpty()) {
            return false;
        }
        var stored = reader.stored(migration);
        boolean pending = false;
        for (var item : plan.issues()) {
            if (stored.ramps().containsKey(item.feature().id())
                    && item.feature().flag().isPresent()) {
                pending |= settle(item, stored);
            }
        }
        return pending;
    }

    private boolean settle(Plan.Item item, Stored stored) {
        var key = item.feature().flag().orElseThrow();
        var migration = stored.migration();
        var carried = carryOut(migration, key, reader.facts(item, stored));
        var seen = reader.facts(item, stored).with(carried);
        if (!(new Pilot(seen).watch() instanceof Decision.Change change)) {
            return carried.order().isPresent();
        }
        save(migration, seen.feature(), carried, change, TimelineEntry.FERRY);
        return carryOut(migration, key, seen.with(change.next())).order().isPresent();
    }

    private Ramp carryOut(String migration, FlagKey key, RampFacts facts) {
        var before = facts.ramp();
        if (before.order().isEmpty()) {
            return before;
        }
        var after = mover.carryOut(key, before);
        if (!after.equals(before)) {
            var order = before.order().orElseThrow();
            ramps.save(migration, facts.feature(), after, moved(migration, facts, order, after));
        }
        return after;
    }

    /** The move, where there was one: its own words are better than what is seen afterwards. */
    private List<TimelineEntry> moved(
            String migration, RampFacts facts, Ramp.Order order, Ramp after) {
        var to = after.left().map(Ramp.Left::percent).orElse(Percentage.NOBODY_KNOWS);
        boolean done = after.order().isEmpty() && to.equals(String.valueOf(order.percent()));
        return done && !order.from().equals(to)
                ? List.of(
                        new TimelineEntry(
                                migration,
                                Optional.of(facts.feature()),
                                What.FLAG,
                                clock.instant(),
                                Optional.of(order.by()),
                                order.from(),
                                to,
                                order.why()))
                : List.of();
    }

    /**
     * Begins the stages whose time has come.
     *
     * @return whether anything was begun
     */
    public boolean goOn(String migration, Status status) {
        boolean begun = false;
        for (var row : status.rows()) {
            begun |= goOn(migration, row);
        }
        return begun;
    }

    private boolean goOn(String migration, Status.Row row) {
        var feature = row.item().feature().id();
        if (!rules.of(feature).auto() || row.item().feature().flag().isEmpty()) {
            return false;
        }
        var facts = facts(migration, row.item());
        var seen =
                row.facts().issueOpen().isPresent() ? facts.with(row.facts().checklist()) : facts;
        if (!(new Pilot(seen).alone() instanceof Decision.Change change)) {
            return false;
        }
        LOG.info("{} of {} goes on by itself: {}", feature, migration, change.why());
        save(migration, feature, facts.ramp(), change, TimelineEntry.FERRY);
        carryOut(migration, row.item().feature().flag().orElseThrow(), facts.with(change.next()));
        return true;
    }

    private void save(
            String migration, String feature, Ramp before, Decision.Change change, String by) {
        ramps.save(
                migration,
                feature,
                change.next(),
                entries(migration, feature, before, change, by, clock.instant()));
    }

    /**
     * What a decision adds to the history: that the rollout goes, stands still, or was taken back.
     */
    public static List<TimelineEntry> entries(
            String migration,
            String feature,
            Ramp before,
            Decision.Change change,
            String by,
            Instant at) {
        var from = before.text();
        var to = change.next().text();
        return from.equals(to)
                ? List.of()
                : List.of(
                        new TimelineEntry(
                                migration,
                                Optional.of(feature),
                                What.RAMP,
                                at,
                                Optional.of(by),
                                from,
                                to,
                                change.why()));
    }

    /** How far each is; those that were never begun are not in it. */
    Map<String, Ramp> ramps(String migration) {
        return ramps.of(migration);
    }

    /** Said of a feature once, whatever became of its rollout. */
    void announce(String migration, String feature, String headline, String why, String remedy) {
        var ramp = Objects.requireNonNull(ramps.of(migration).getOrDefault(feature, Ramp.NONE));
        ramps.save(migration, feature, ramp.telling(true, headline, why, remedy), List.of());
    }

    /** What the issues have to be told, by feature. */
    public Map<String, Ramp> untold(String migration) {
        var untold = new LinkedHashMap<String, Ramp>();
        ramps.of(migration)
                .forEach((feature, ramp) -> {
                    if (!ramp.notices().isEmpty()) {
                        untold.put(feature, ramp);
                    }
                });
        return untold;
    }

    public void told(String migration, String feature, Ramp ramp) {
        ramps.save(migration, feature, ramp.told(), List.of());
    }
}
