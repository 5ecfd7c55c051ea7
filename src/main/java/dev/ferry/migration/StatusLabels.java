package dev.ferry.migration;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The labels that tell boards and queries where a feature stands: one of each scope. What nobody
 * knows now has no label here, and what stands on the issue stays.
 */
public final class StatusLabels {

    private static final String SCOPE_END = "::";

    private StatusLabels() {}

    /** The label that should stand, by its scope with the colons. */
    public static Map<String, String> of(Labels names, Status.Row row) {
        var wanted = new LinkedHashMap<String, String>();
        put(wanted, names.phase(), phase(row.phase()));
        row.facts()
                .flag()
                .flatMap(f -> f.rollout().share())
                .ifPresent(share -> put(wanted, names.rollout(), plain(share)));
        put(wanted, names.health(), word(row.health().level().text()));
        return wanted;
    }

    private static void put(Map<String, String> wanted, String name, String value) {
        wanted.put(name + SCOPE_END, name + SCOPE_END + value);
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case Phase.RollingOut _ -> "rolling-out";
            case Phase.Blocked _ -> "blocked";
            case Phase.Unclear _ -> "unclear";
            case Phase.Planned _,
                    Phase.Evaluating _,
                    Phase.Implementing _,
                    Phase.Testing _,
                    Phase.RolledBack _,
                    Phase.Complete _ ->
                    word(phase.text());
        };
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String plain(BigDecimal share) {
        return share.signum() == 0 ? "0" : share.stripTrailingZeros().toPlainString();
    }
}
