package dev.ferry.migration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asked for with {@code /migrate old to new}. Model names are as typed; the planner
 * resolves them.
 *
 * @param features ids, or the single word {@code all}; empty: the features that use the old model
 */
public record Request(
        String old,
        String replacement,
        Optional<LocalDate> cutoff,
        List<String> features,
        Optional<Kind> kind,
        Optional<String> surface,
        Optional<String> reason,
        boolean anyway) {

    public Request {
        features = List.copyOf(features);
    }

    public static Request of(String old, String replacement) {
        return new Request(
                old,
                replacement,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
