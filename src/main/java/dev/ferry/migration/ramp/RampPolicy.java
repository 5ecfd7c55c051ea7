package dev.ferry.migration.ramp;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a rollout.
 *
 * @param stages in order; they never shrink, and the last one is everybody
 * @param auto goes on by itself once a person has begun it
 * @param checklist sections that have to be ticked before anybody gets the new model
 * @param fewestRequests a comparison over fewer requests tells nothing
 * @param measures what Ferry reads by itself; without a good reading of each, no stage follows
 */
public record RampPolicy(
        List<Stage> stages,
        boolean auto,
        List<String> checklist,
        long fewestRequests,
        List<Measure> measures) {

    /** What holds where nothing is configured. */
    public static final RampPolicy DEFAULT =
            new RampPolicy(
                    List.of(
                            Stage.of(1, Duration.ofHours(2), 5),
                            Stage.of(5, Duration.ofHours(6), 3),
                            Stage.of(20, Duration.ofHours(24), 2),
                            Stage.of(50, Duration.ofHours(48), 2),
                            Stage.of(100, Duration.ZERO, 2)),
                    false,
                    List.of("evaluation", "implementation", "testing"),
                    100,
                    List.of());

    public RampPolicy {
        stages = List.copyOf(stages);
        checklist = List.copyOf(checklist);
        measures = List.copyOf(measures);
        var names = new HashSet<String>();
        int before = 0;
        for (var stage : stages) {
            if (!names.add(stage.name())) {
                throw new IllegalArgumentException("the stage " + stage.name() + " is twice");
            }
            if (stage.percent() < before) {
                throw new IllegalArgumentException(
                        "the stage %s comes after %d %%; stages only grow"
                                .formatted(stage.name(), before));
            }
            before = stage.percent();
        }
        if (before != 100) {
            throw new IllegalArgumentException("the last stage has to be 100 percent");
        }
    }

    Optional<Stage> named(String name) {
        return stages.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The one that follows; the first where this one is unknown or none. */
    Optional<Stage> after(Optional<Stage> stage) {
        int at = stage.map(stages::indexOf).orElse(-1);
        return at + 1 < stages.size() ? Optional.of(stages.get(at + 1)) : Optional.empty();
    }

    /** Days from the beginning of this stage to that of the last; of all where it is none. */
    int daysFrom(Optional<Stage> stage) {
        int at = stage.map(stages::indexOf).orElse(0);
        return stages.subList(at, stages.size() - 1).stream().mapToInt(Stage::days).sum();
    }

    /** The stage to which a share of everybody belongs: the first that is at least as large. */
    Stage holding(int percent) {
        return stages.stream()
                .filter(s -> s.audience().isEmpty() && s.percent() >= percent)
                .findFirst()
                .orElseThrow();
    }

    boolean isBefore(Stage a, Stage b) {
        return stages.indexOf(a) < stages.indexOf(b);
    }
}
