package dev.ferry.server.site;

import dev.ferry.server.site.FeatureRow.MigrationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One end of one model on some platforms, and the features that are not ready for it. */
record Worry(
        MigrationName migration,
        List<String> surfaces,
        Optional<Days.Day> cutoff,
        List<Group> groups) {

    /** Features that share how they stand and why, so that it is said once. */
    record Group(String style, String health, String reason, List<FeatureRow> rows) {

        private record Why(String health, String reason) {}

        private static List<Group> of(List<FeatureRow> rows) {
            return grouped(rows, r -> new Why(r.health(), r.reason())).stream()
                    .map(same -> {
                        var first = same.getFirst();
                        return new Group(first.style(), first.health(), first.reason(), same);
                    })
                    .toList();
        }
    }

    private record End(String migration, List<String> surfaces, String cutoff) {
        static End of(FeatureRow r) {
            return new End(
                    r.migration().id(), r.surfaces(), r.cutoff().map(Days.Day::iso).orElse(""));
        }
    }

    /**
     * @param rows in the order of their urgency, which is kept
     */
    static List<Worry> of(List<FeatureRow> rows) {
        return grouped(rows, End::of).stream()
                .map(same -> {
                    var first = same.getFirst();
                    return new Worry(
                            first.migration(), first.surfaces(), first.cutoff(), Group.of(same));
                })
                .toList();
    }

    private static <K> List<List<FeatureRow>> grouped(
            List<FeatureRow> rows, Function<FeatureRow, K> by) {
        var groups = new LinkedHashMap<K, List<FeatureRow>>();
        rows.forEach(r -> groups.computeIfAbsent(by.apply(r), _ -> new ArrayList<>()).add(r));
        return groups.values().stream().map(List::copyOf).toList();
    }
}
