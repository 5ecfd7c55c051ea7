package dev.ferry.server.site;

import java.util.List;
import java.util.stream.Stream;

/** Queries that find something on this page, for those who do not know the words yet. */
final class Examples {

    private Examples() {}

    static List<String> of(List<FeatureRow> rows) {
        return Stream.of(
                        Stream.of(
                                "health = late",
                                "health in (late, \"at risk\")",
                                "rollout < 100 and daysLeft < 30",
                                "phase = planned and not health = \"on track\"",
                                "dri = none"),
                        values(rows.stream().map(r -> Filter.bare(r.phase())), "phase = "),
                        values(rows.stream().map(FeatureRow::dri), "dri = "),
                        values(rows.stream().map(FeatureRow::team), "label = "),
                        values(rows.stream().flatMap(r -> r.surfaces().stream()), "provider = "),
                        values(rows.stream().map(r -> r.migration().oldModel()), "old = "))
                .flatMap(s -> s)
                .distinct()
                .toList();
    }

    private static Stream<String> values(Stream<String> values, String field) {
        return values.filter(v -> !v.isBlank())
                .distinct()
                .sorted()
                .map(v -> field + '"' + v.replace("\"", "") + '"');
    }
}
