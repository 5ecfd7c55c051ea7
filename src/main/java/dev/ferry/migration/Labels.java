package dev.ferry.migration;

import java.util.Set;

/**
 * Names of the labels that Ferry sets and reads.
 *
 * @param migration on every issue of a migration
 * @param always set beside it
 * @param blocked set by people on a feature's issue; Ferry reads it
 * @param phase scope of the labels that tell a feature's phase, as in {@code migration::testing}
 * @param rollout the same for how far it is rolled out, as in {@code rollout::50}
 * @param health the same for its health, as in {@code health::at-risk}
 */
public record Labels(
        String migration,
        Set<String> always,
        String blocked,
        String phase,
        String rollout,
        String health) {

    public Labels {
        always = Set.copyOf(always);
    }

    /** With the usual scopes. */
    public Labels(String migration, Set<String> always, String blocked) {
        this(migration, always, blocked, "migration", "rollout", "health");
    }
}
