package dev.ferry.migration;

import java.util.List;
import java.util.Optional;

/**
 * A team of the company.
 *
 * @param part which column of the RACI matrix it stands in
 * @param group the tracker's group or team whose members are the team, as {@code Tracker.memberOf}
 *     takes it
 * @param lead username of the person who is Accountable where the team is
 * @param mention what to write to reach the whole team, with its @; empty: nothing
 */
public record Team(
        String id,
        String name,
        Part part,
        Optional<String> group,
        String lead,
        Optional<String> mention) {

    /** The four columns of the RACI matrix. */
    public enum Part {
        AI_FRAMEWORK,
        FEATURE,
        PRODUCT,
        INFRASTRUCTURE
    }

    /** Deterministic order for lists of teams. */
    public static List<Part> columns() {
        return List.of(Part.values());
    }
}
