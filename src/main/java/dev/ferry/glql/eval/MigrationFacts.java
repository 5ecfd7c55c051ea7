package dev.ferry.glql.eval;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What Ferry knows of an issue of a migration.
 *
 * @param feature empty for the parent issue or epic
 * @param phase its bare word: {@code rolling out}, without the percentage
 * @param rollout in whole percent, rounded down: 100 means all of it
 */
public record MigrationFacts(
        Optional<String> feature,
        Optional<String> dri,
        Optional<LocalDate> eta,
        Optional<String> phase,
        Optional<String> flag,
        Optional<Long> rollout,
        Optional<String> health,
        String oldModel,
        String newModel,
        Optional<LocalDate> cutoff,
        Optional<String> provider) {}
