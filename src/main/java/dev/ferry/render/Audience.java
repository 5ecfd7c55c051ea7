package dev.ferry.render;

import dev.ferry.migration.Plan;
import java.util.List;

/** Who may read the place that a text is for. */
public enum Audience {
    /** Confidential features are counted there, and not named. */
    EVERYONE,
    /** People who may see confidential issues too. */
    MEMBERS;

    List<Plan.Item> issues(Plan plan) {
        return this == MEMBERS ? plan.issues() : plan.open();
    }

    public boolean mayKnow(Plan.Item item) {
        return this == MEMBERS || !item.confidential();
    }
}
