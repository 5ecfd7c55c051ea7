package dev.ferry.server.site;

import java.time.LocalDate;
import java.util.List;

/** Everything about one migration. */
record MigrationPage(
        Frame frame,
        MigrationCard card,
        FeatureTable table,
        List<String> examples,
        AskWords words) {

    private static final List<Order> COLUMNS =
            List.of(
                    Order.FEATURE,
                    Order.DRI,
                    Order.PHASE,
                    Order.TASKS,
                    Order.ROLLOUT,
                    Order.DUE,
                    Order.HEALTH);

    static MigrationPage of(Frame frame, Ask ask, MigrationCard card, LocalDate today) {
        return new MigrationPage(
                frame,
                card,
                FeatureTable.of(ask, card.rows(), COLUMNS, today),
                Examples.of(card.rows()),
                AskWords.of(card.rows()));
    }
}
