package dev.ferry.reconcile;

import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagWatch;
import dev.ferry.migration.Plan;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.RampFacts;
import dev.ferry.migration.ramp.RampRules;
import dev.ferry.migration.ramp.Report;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts together what is known of rollouts: stored, told, measured, and seen of their flags. */
record RampReader(
        Ramps ramps,
        Reports reports,
        FlagWatch flags,
        Measures measures,
        RampRules rules,
        InstantSource clock) {

    /** What is stored of one migration's rollouts. */
    record Stored(String migration, Map<String, Ramp> ramps, List<Report> reports) {

        Ramp ramp(String feature) {
            return Objects.requireNonNull(ramps.getOrDefault(feature, Ramp.NONE));
        }
    }

    Stored stored(String migration) {
        return new Stored(migration, ramps.of(migration), reports.of(migration));
    }

    /** The flag is read from its source. */
    RampFacts looking(Plan.Item item, Stored stored) {
        item.feature().flag().ifPresent(k -> flags.look(List.of(k)));
        return facts(item, stored);
    }

    RampFacts facts(Plan.Item item, Stored stored) {
        return facts(item, item.feature().flag().map(k -> flags.read(List.of(k)).get(k)), stored);
    }

    /** Of every feature, with these readings of the flags. */
    Map<String, RampFacts> all(Plan plan, Stored stored, Map<FlagKey, FlagState> readings) {
        var facts = new LinkedHashMap<String, RampFacts>();
        for (var item : plan.issues()) {
            var flag = item.feature().flag().map(readings::get);
            facts.put(item.feature().id(), facts(item, flag, stored));
        }
        return facts;
    }

    private RampFacts facts(Plan.Item item, Optional<FlagState> flag, Stored stored) {
        var id = item.feature().id();
        return new RampFacts(
                id,
                rules.of(id),
                stored.ramp(id),
                flag,
                Optional.empty(),
                stored.reports().stream().filter(r -> r.feature().equals(id)).toList(),
                measures.of(stored.migration(), id),
                clock.instant());
    }
}
