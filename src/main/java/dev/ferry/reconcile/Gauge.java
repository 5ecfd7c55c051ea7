package dev.ferry.reconcile;

import dev.ferry.migration.ramp.Measure;
import dev.ferry.migration.ramp.Measurement;
import java.util.List;
import java.util.Map;

/** Where numbers about features are collected, and can be asked for. */
public interface Gauge {

    /**
     * @param measure with the names of this feature in it
     */
    record Question(String migration, String feature, Measure measure) {}

    /** An answer to every question; what cannot be read is told as missing, never thrown. */
    Map<Question, Measurement> read(List<Question> questions);
}
