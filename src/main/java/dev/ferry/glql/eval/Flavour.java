package dev.ferry.glql.eval;

import java.util.Set;

/**
 * How forges differ in what the same words mean.
 *
 * @param labelsFold whether labels that differ in capitals only are the same
 * @param epicsAreIssues whether {@code &1} means an issue, because there is nothing else
 * @param unknown fields that nobody tells us of; a query that needs one is refused, as an empty
 *     answer would be a lie
 */
public record Flavour(boolean labelsFold, boolean epicsAreIssues, Set<String> unknown) {

    public static final Flavour GITLAB = new Flavour(false, false, Set.of());
    public static final Flavour GITHUB = new Flavour(true, true, Set.of());

    public Flavour {
        unknown = Set.copyOf(unknown);
    }
}
