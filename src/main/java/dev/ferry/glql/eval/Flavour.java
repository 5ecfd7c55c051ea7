package dev.ferry.glql.eval;

/**
 * How forges differ in what the same words mean.
 *
 * @param labelsFold whether labels that differ in capitals only are the same
 * @param epicsAreIssues whether {@code &1} means an issue, because there is nothing else
 */
public record Flavour(boolean labelsFold, boolean epicsAreIssues) {

    public static final Flavour GITLAB = new Flavour(false, false);
    public static final Flavour GITHUB = new Flavour(true, true);
}
