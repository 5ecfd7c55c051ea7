package dev.ferry.migration.ramp;

import dev.ferry.migration.ramp.Report.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that Ferry reads by itself while a feature rolls out. In its queries {@code ${feature}}
 * and the other {@link #NAMES} stand for what is rolled out.
 *
 * @param value the query for the new model
 * @param control the same for the old one
 * @param requests how many requests {@code value} is made of
 */
public record Measure(Metric metric, String value, String control, Optional<String> requests) {

    /** What may stand in a query as <code>${name}</code>. */
    public static final List<String> NAMES = List.of("feature", "flag", "old", "new");

    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

    /** The names that a query speaks of, whether there are such or not. */
    public static List<String> namesIn(String query) {
        return NAME.matcher(query).results().map(found -> found.group(1)).toList();
    }

    /** Asked of this feature and of no other. */
    public Measure about(Map<String, String> names) {
        UnaryOperator<String> named =
                query ->
                        NAME.matcher(query)
                                .replaceAll(found ->
                                        Matcher.quoteReplacement(literal(names, found.group(1))));
        return new Measure(metric, named.apply(value), named.apply(control), requests.map(named));
    }

    /** A name that holds a quotation mark ends no string of the query. */
    private static String literal(Map<String, String> names, String name) {
        return names.getOrDefault(name, "").replaceAll("[\\\\\"'`]", "\\\\$0");
    }
}
