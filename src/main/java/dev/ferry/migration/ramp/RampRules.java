package dev.ferry.migration.ramp;

import java.util.Map;
import java.util.Objects;

/** Which rules hold for which feature. */
public record RampRules(RampPolicy usual, Map<String, RampPolicy> byFeature) {

    public static final RampRules DEFAULT = new RampRules(RampPolicy.DEFAULT, Map.of());

    public RampRules {
        byFeature = Map.copyOf(byFeature);
    }

    public RampPolicy of(String feature) {
        return Objects.requireNonNull(byFeature.getOrDefault(feature, usual));
    }
}
