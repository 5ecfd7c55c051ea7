package dev.ferry.glql.eval;

import dev.ferry.glql.lang.Dialect;
import java.util.Map;
import java.util.Optional;

/**
 * How forges differ in what the same words mean.
 *
 * @param labelsFold whether labels that differ in capitals only are the same
 * @param epicsAreIssues whether {@code &1} means an issue, because there is nothing else
 * @param unknown fields, or whole kinds of items, that nobody tells us of, and a sentence about
 *     that; a query that needs one is refused, as an empty answer would be a lie
 */
public record Flavour(boolean labelsFold, boolean epicsAreIssues, Map<String, String> unknown) {

    public static final Flavour GITLAB = new Flavour(false, false, Map.of());
    public static final Flavour GITHUB = new Flavour(true, true, Map.of());

    public Flavour {
        unknown = Map.copyOf(unknown);
    }

    /**
     * Why a field cannot be asked for; empty where it can. In our own blocks health is what Ferry
     * found, which is always known.
     */
    Optional<String> missing(String field, Dialect dialect) {
        boolean found = dialect == Dialect.FERRY && field.equals("health");
        return found ? Optional.empty() : Optional.ofNullable(unknown.get(field));
    }

    /** What to say of a field that is no fact of any item that we keep. */
    public static String notKept(String field) {
        return "Ferry does not keep `%s` of items.".formatted(field);
    }
}
