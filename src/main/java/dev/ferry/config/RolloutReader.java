package dev.ferry.config;

import dev.ferry.migration.ramp.RampPolicy;
import dev.ferry.migration.ramp.RampRules;
import dev.ferry.migration.ramp.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** The section {@code rollout} to the rules of rollouts, each feature in it looked up. */
record RolloutReader(Mistakes mistakes) {

    RampRules rules(FerryFile.RolloutEntry entry, Collection<String> features) {
        var usual =
                policy(
                        entry.stages(),
                        entry.auto(),
                        entry.checklist(),
                        entry.fewestRequests(),
                        entry.measures(),
                        RampPolicy.DEFAULT);
        var byFeature = new HashMap<String, RampPolicy>();
        entry.features()
                .forEach((feature, own) -> {
                    if (!features.contains(feature.text())) {
                        mistakes.unknown("feature", feature, features);
                    }
                    byFeature.put(
                            feature.text(),
                            policy(
                                    own.stages(),
                                    own.auto(),
                                    own.checklist(),
                                    own.fewestRequests(),
                                    own.measures(),
                                    usual));
                });
        return new RampRules(usual, byFeature);
    }

    private RampPolicy policy(
            List<FerryFile.StageEntry> stages,
            Optional<Boolean> auto,
            Optional<List<String>> checklist,
            Optional<Integer> fewest,
            Optional<List<FerryFile.MeasureEntry>> measures,
            RampPolicy otherwise) {
        try {
            return new RampPolicy(
                    stages.isEmpty() ? otherwise.stages() : stages(stages),
                    auto.orElse(otherwise.auto()),
                    checklist.orElse(otherwise.checklist()),
                    fewest.map(Integer::longValue).orElse(otherwise.fewestRequests()),
                    measures.map(new MeasuresReader(mistakes)::measures)
                            .orElse(otherwise.measures()));
        } catch (IllegalArgumentException e) {
            mistakes.add(stages.getFirst().at(), String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    /** An audience changes nothing for everybody else: they stay at the share before it. */
    private List<Stage> stages(List<FerryFile.StageEntry> entries) {
        var stages = new ArrayList<Stage>();
        int share = 0;
        for (var e : entries) {
            if (e.percent().isPresent() == e.audience().isPresent()) {
                mistakes.add(e.at(), "a stage has either a percent or an audience");
            }
            share = e.percent().orElse(share);
            stages.add(
                    new Stage(
                            share,
                            e.audience(),
                            e.stay(),
                            BigDecimal.valueOf(e.regression()),
                            e.approval()));
        }
        return stages;
    }
}
