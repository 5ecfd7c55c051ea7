package dev.ferry.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What to use instead, in somebody's opinion at some day: recommendations are rewritten later.
 *
 * @param params call parameters that the replacement needs to behave alike
 * @param by {@code provider} or a person
 */
public record Replacement(
        String model, Map<String, String> params, String by, Optional<LocalDate> asOf) {

    public Replacement {
        params = Map.copyOf(params);
    }
}
