package dev.ferry.server.site;

import java.util.List;

/** Everything about one migration. */
record MigrationPage(Frame frame, MigrationCard card, FeatureTable table) {

    private static final List<Order> COLUMNS =
            List.of(
                    Order.FEATURE,
                    Order.DRI,
                    Order.PHASE,
                    Order.TASKS,
                    Order.ROLLOUT,
                    Order.DUE,
                    Order.HEALTH);

    static MigrationPage of(Frame frame, Ask ask, MigrationCard card) {
        return new MigrationPage(frame, card, FeatureTable.of(ask, card.rows(), COLUMNS));
    }
}
