package dev.ferry.migration.ramp;

import dev.ferry.flag.FlagState;
import dev.ferry.migration.ramp.Report.Comparison;
import dev.ferry.text.Checklist;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one feature's rollout at this moment.
 *
 * @param flag the reading of now; empty: the feature has no flag
 * @param checklist of its issue; empty: the issue could not be read
 * @param reports of this feature, in the order in which they came
 * @param measured the newest reading of everything that Ferry measures about it
 */
public record RampFacts(
        String feature,
        RampPolicy policy,
        Ramp ramp,
        Optional<FlagState> flag,
        Optional<Checklist> checklist,
        List<Report> reports,
        List<Measurement> measured,
        Instant now) {

    public RampFacts {
        reports = List.copyOf(reports);
        measured = List.copyOf(measured);
    }

    public RampFacts with(Checklist seen) {
        return new RampFacts(
                feature, policy, ramp, flag, Optional.of(seen), reports, measured, now);
    }

    public RampFacts with(Ramp other) {
        return new RampFacts(feature, policy, other, flag, checklist, reports, measured, now);
    }

    /** The stage that was begun last. */
    public Optional<Stage> stage() {
        return ramp.stage().flatMap(policy::named);
    }

    /**
     * Days that the stages take at least from now on until everybody may have the new model; each
     * counts as in a calendar of days.
     */
    public int daysToEverybody() {
        int days = policy.daysFrom(stage().or(this::stageOfFlag));
        return stage().filter(s -> policy.after(Optional.of(s)).isPresent())
                .map(s -> days - daysStayed(s))
                .orElse(days);
    }

    /** Where nobody began a stage, the flag may be on all the same. */
    private Optional<Stage> stageOfFlag() {
        return flag.flatMap(Percentage::number)
                .filter(p -> p.signum() > 0)
                .map(p -> policy.holding(p.setScale(0, RoundingMode.UP).intValue()));
    }

    private int daysStayed(Stage stage) {
        var left = Duration.between(now, ramp.since().plus(stage.stay()));
        return stage.days() - Math.clamp(Spoken.days(left), 0, stage.days());
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
        Stream.concat(
                        reports.stream()
                                .filter(Comparison.class::isInstance)
                                .map(Comparison.class::cast),
                        measured.stream()
                                .filter(Measurement.Compared.class::isInstance)
                                .map(m -> ((Measurement.Compared) m).comparison()))
                .filter(c -> !c.at().isBefore(ramp.since()) && c.tells(policy))
                .sorted(Comparator.comparing(Comparison::at))
                .forEach(c -> newest.put(c.metric(), c));
        return newest;
    }

    /** Why what Ferry measures by itself says nothing about this stage; empty where it does. */
    Map<Report.Metric, String> unmeasured() {
        var silent = new EnumMap<Report.Metric, String>(Report.Metric.class);
        for (var measure : policy.measures()) {
            silence(measure.metric()).ifPresent(why -> silent.put(measure.metric(), why));
        }
        return silent;
    }

    private Optional<String> silence(Report.Metric metric) {
        var reading = measured.stream().filter(m -> m.metric() == metric).findFirst();
        if (reading.isEmpty() || reading.get().at().isBefore(ramp.since())) {
            return Optional.of("it was not read yet since this stage began");
        }
        return switch (reading.get()) {
            case Measurement.Missing m -> Optional.of(m.why());
            case Measurement.Compared(var c) when !c.tells(policy) ->
                    Optional.of(
                            "it was over %d requests, and fewer than %d tell nothing"
                                    .formatted(c.requests().orElse(0L), policy.fewestRequests()));
            case Measurement.Compared _ -> Optional.empty();
        };
    }

    /** The comparison that is worse than the stage allows, the worst of several. */
    Optional<Comparison> regression() {
        return stage().flatMap(s ->
                comparisons().values().stream()
                        .filter(c -> c.regression().compareTo(s.maxRegression()) > 0)
                        .max(Comparator.comparing(Comparison::regression)));
    }
}
