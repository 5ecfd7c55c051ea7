package dev.ferry.server.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the text in the box means.
 *
 * @param error why it means nothing, for the person who wrote it
 */
record Filter(Predicate<FeatureRow> takes, Optional<String> error) {

    /** Every word of it stands somewhere in the row. */
    static Filter words(String text) {
        var words = List.of(text.toLowerCase(Locale.ROOT).split("\\s+", 20));
        return new Filter(
                row -> words.stream().allMatch(haystack(row)::contains), Optional.empty());
    }

    private static String haystack(FeatureRow row) {
        return Stream.of(
                        row.name(),
                        row.id(),
                        row.teamName(),
                        row.team(),
                        row.dri(),
                        row.phase(),
                        row.health(),
                        row.migration().oldModel(),
                        row.migration().newModel(),
                        String.join(" ", row.surfaces()),
                        row.flag().map(FeatureRow.Flag::name).orElse(""))
                .map(t -> t.toLowerCase(Locale.ROOT))
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
