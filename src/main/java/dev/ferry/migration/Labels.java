package dev.ferry.migration;

import java.util.Set;

/**
 * Names of the labels that Ferry sets and reads.
 *
 * @param migration on every issue of a migration
 * @param always set beside it
 * @param blocked set by people on a feature's issue; Ferry reads it
 */
public record Labels(String migration, Set<String> always, String blocked) {
    public Labels {
        always = Set.copyOf(always);
    }
}
