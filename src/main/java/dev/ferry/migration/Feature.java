package dev.ferry.migration;

import dev.ferry.flag.FlagKey;
import java.util.List;
import java.util.Optional;

/**
 * A feature of the product that calls a model.
 *
 * @param dri username of the directly responsible individual
 * @param project the tracker project in which its issues are opened
 * @param effortDays working days that a migration of it takes the team
 * @param confidential its issues are hidden from people outside the project
 */
public record Feature(
        String id,
        String name,
        String team,
        String dri,
        Optional<String> productManager,
        Maturity maturity,
        List<Use> uses,
        Optional<FlagKey> flag,
        String project,
        int effortDays,
        boolean confidential) {

    /** A model (by registry id) on a surface. */
    public record Use(String model, String surface) {}

    public Feature {
        uses = List.copyOf(uses);
    }
}
