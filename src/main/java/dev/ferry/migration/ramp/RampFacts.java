package dev.ferry.migration.ramp;

import dev.ferry.flag.FlagState;
import dev.ferry.migration.ramp.Report.Comparison;
import dev.ferry.text.Checklist;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one feature's rollout at this moment.
 *
 * @param flag the reading of now; empty: the feature has no flag
 * @param checklist of its issue; empty: the issue could not be read
 * @param reports of this feature, in the order in which they came
 */
public record RampFacts(
        String feature,
        RampPolicy policy,
        Ramp ramp,
        Optional<FlagState> flag,
        Optional<Checklist> checklist,
        List<Report> reports,
        Instant now) {

    public RampFacts {
        reports = List.copyOf(reports);
    }

    public RampFacts with(Checklist seen) {
        return new RampFacts(feature, policy, ramp, flag, Optional.of(seen), reports, now);
    }

    public RampFacts with(Ramp other) {
        return new RampFacts(feature, policy, other, flag, checklist, reports, now);
    }

    /** The stage that was begun last. */
    public Optional<Stage> stage() {
        return ramp.stage().flatMap(policy::named);
    }

    Optional<Report.Evaluation> evaluation() {
        return reports.stream()
                .filter(Report.Evaluation.class::isInstance)
                .map(Report.Evaluation.class::cast)
                .max(Comparator.comparing(Report.Evaluation::at));
    }

    /** The newest report of calls of the old model. */
    public Optional<Report.OldCalls> oldCalls() {
        return reports.stream()
                .filter(Report.OldCalls.class::isInstance)
                .map(Report.OldCalls.class::cast)
                .max(Comparator.comparing(Report.OldCalls::at));
    }

    /** The newest comparison of each kind since the stage began, of those that tell anything. */
    Map<Report.Metric, Comparison> comparisons() {
        var newest = new EnumMap<Report.Metric, Comparison>(Report.Metric.class);
        reports.stream()
                .filter(Comparison.class::isInstance)
                .map(Comparison.class::cast)
                .filter(c -> !c.at().isBefore(ramp.since()) && c.tells(policy))
                .sorted(Comparator.comparing(Comparison::at))
                .forEach(c -> newest.put(c.metric(), c));
        return newest;
    }

    /** The comparison that is worse than the stage allows, the worst of several. */
    Optional<Comparison> regression() {
        return stage().flatMap(s ->
                comparisons().values().stream()
                        .filter(c -> c.regression().compareTo(s.maxRegression()) > 0)
                        .max(Comparator.comparing(Comparison::regression)));
    }
}
