package dev.ferry.server.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.migration.Health;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The words of the language that somebody may write into the box of a page, with the values that
 * its features have: what the script offers at the caret.
 */
record AskWords(List<Field> fields) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param about what it means, in a few words
     * @param ordered can be more or less
     */
    record Field(String name, String about, boolean ordered, List<String> values) {}

    static AskWords of(List<FeatureRow> rows) {
        return new AskWords(
                List.of(
                        new Field("health", "how it stands", false, levels()),
                        new Field("phase", "how far it is", false, of(rows, AskWords::phase)),
                        new Field("dri", "who is Responsible", false, of(rows, FeatureRow::dri)),
                        new Field("label", "its team", false, of(rows, FeatureRow::team)),
                        new Field("feature", "its id", false, of(rows, FeatureRow::id)),
                        new Field(
                                "provider",
                                "who serves the model",
                                false,
                                values(rows.stream().flatMap(r -> r.surfaces().stream()))),
                        new Field(
                                "old",
                                "the model it leaves",
                                false,
                                of(rows, r -> r.migration().oldModel())),
                        new Field(
                                "new",
                                "the model it goes to",
                                false,
                                of(rows, r -> r.migration().newModel())),
                        new Field("daysLeft", "until the cutoff", true, List.of("7", "14", "30")),
                        new Field("rollout", "per cent", true, List.of("0", "1", "50", "100")),
                        new Field("eta", "its due date", true, List.of("today()", "7d", "14d")),
                        new Field(
                                "cutoff",
                                "when the old model ends",
                                true,
                                List.of("today()", "30d", "none")),
                        new Field(
                                "flag",
                                "name of its flag",
                                false,
                                values(
                                        rows.stream()
                                                .flatMap(r -> r.flag().stream())
                                                .map(FeatureRow.Flag::name)))));
    }

    private static List<String> levels() {
        return Arrays.stream(Health.Level.values()).map(Health.Level::text).toList().reversed();
    }

    private static String phase(FeatureRow row) {
        return Filter.bare(row.phase());
    }

    private static List<String> of(List<FeatureRow> rows, Function<FeatureRow, String> value) {
        return values(rows.stream().map(value));
    }

    private static List<String> values(Stream<String> values) {
        return values.filter(v -> !v.isBlank() && !v.contains("\"")).distinct().sorted().toList();
    }

    String json() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
