package dev.ferry.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.migration.TimelineEntry;
import dev.ferry.text.Marker;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest part of a feature's history, hidden in its issue: what a lost database needs. */
final class HistoryMarker {

    private static final String KIND = "history";
    private static final String FIELD = "e";

    /** So much fits beside everything else into the smallest body a forge allows. */
    private static final int LONGEST = 8_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HistoryMarker() {}

    static String text(List<TimelineEntry> entries) {
        int skip = 0;
        var text = write(entries);
        while (text.length() > LONGEST && skip < entries.size()) {
            skip += Math.max(1, (entries.size() - skip) / 4);
            text = write(entries.subList(skip, entries.size()));
        }
        return new Marker(KIND, Map.of(FIELD, text)).text();
    }

    private static String write(List<TimelineEntry> entries) {
        var rows =
                entries.stream()
                        .map(e ->
                                List.of(
                                        e.what().name(),
                                        e.at().toString(),
                                        e.who().orElse(""),
                                        e.from(),
                                        e.to(),
                                        e.why()))
                        .toList();
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lists of strings are always JSON", e);
        }
    }

    /** What stands in a body that we wrote; what is damaged is left out. */
    static List<TimelineEntry> read(String body, String migration, String feature) {
        var json = Marker.first(body, KIND).flatMap(m -> m.field(FIELD)).orElse("[]");
        try {
            var entries = new ArrayList<TimelineEntry>();
            for (var row : JSON.readValue(json, new TypeReference<List<List<String>>>() {})) {
                entry(row, migration, feature).ifPresent(entries::add);
            }
            return entries;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static Optional<TimelineEntry> entry(
            List<String> row, String migration, String feature) {
        try {
            return Optional.of(
                    new TimelineEntry(
                            migration,
                            Optional.of(feature),
                            TimelineEntry.What.valueOf(row.get(0)),
                            Instant.parse(row.get(1)),
                            Optional.of(row.get(2)).filter(w -> !w.isEmpty()),
                            row.get(3),
                            row.get(4),
                            row.get(5)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
