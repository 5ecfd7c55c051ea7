package dev.ferry.server.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Features that somebody asked for.
 *
 * @param of how many there are in all
 */
record FeatureTable(
        Ask ask, List<Ask.Column> columns, List<FeatureRow> rows, int of, Optional<String> error) {

    static FeatureTable of(Ask ask, List<FeatureRow> rows, List<Order> columns, LocalDate today) {
        var filter = Filter.of(ask.text(), today);
        var chosen =
                rows.stream()
                        .filter(filter.takes())
                        .filter(r -> ask.health().map(r.level()::equals).orElse(true))
                        .toList();
        return new FeatureTable(
                ask, ask.columns(columns), ask.sorted(chosen), rows.size(), filter.error());
    }
}
