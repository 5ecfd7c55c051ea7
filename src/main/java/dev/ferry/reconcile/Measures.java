package dev.ferry.reconcile;

import dev.ferry.migration.ramp.Measurement;
import dev.ferry.migration.ramp.Report.Metric;
import dev.ferry.reconcile.Gauge.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest reading of everything that is measured about features that roll out. Whoever decides
 * asks here and waits for nobody; a reading that nobody renewed in time is a reading no more.
 */
public final class Measures {

    private record Subject(String migration, String feature, Metric metric) {

        static Subject of(Question question) {
            return new Subject(
                    question.migration(), question.feature(), question.measure().metric());
        }
    }

    private final Gauge gauge;
    private final Duration fresh;
    private final InstantSource clock;
    private final Map<Subject, Measurement> newest = new ConcurrentHashMap<>();

    /**
     * @param fresh how long a reading counts
     */
    public Measures(Gauge gauge, Duration fresh, InstantSource clock) {
        this.gauge = gauge;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** Where nothing is measured. */
    public static Measures none() {
        return new Measures(_ -> Map.of(), Duration.ZERO, () -> Instant.EPOCH);
    }

    public void look(List<Question> questions) {
        gauge.read(questions).forEach((q, reading) -> newest.put(Subject.of(q), reading));
    }

    List<Measurement> of(String migration, String feature) {
        return newest.entrySet().stream()
                .filter(e -> e.getKey().migration().equals(migration))
                .filter(e -> e.getKey().feature().equals(feature))
                .map(e -> current(e.getValue()))
                .toList();
    }

    private Measurement current(Measurement reading) {
        return reading.at().plus(fresh).isBefore(clock.instant())
                ? new Measurement.Missing(
                        reading.metric(), "it was read last at " + reading.at(), reading.at())
                : reading;
    }
}
