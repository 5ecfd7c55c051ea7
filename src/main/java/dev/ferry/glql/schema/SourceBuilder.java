package dev.ferry.glql.schema;

import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.schema.Source.Analytics;
import dev.ferry.glql.schema.Source.Scopes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Collects what a source knows, a line for each field. */
final class SourceBuilder {

    private final String id;
    private final String title;
    private final Mode mode;
    private final Scopes scopes;
    private final Map<String, FilterField> filters = new LinkedHashMap<>();
    private List<String> columns = List.of();
    private List<String> defaultColumns = List.of();
    private final Map<String, String> sorts = new LinkedHashMap<>();
    private Analytics analytics = new Analytics(List.of(), List.of());

    SourceBuilder(String id, String title, Mode mode, Scopes scopes) {
        this.id = id;
        this.title = title;
        this.mode = mode;
        this.scopes = scopes;
    }

    static Scopes scopes(String required, String... fields) {
        return new Scopes(Arrays.asList(fields), required);
    }

    SourceBuilder filter(String field, ArgumentNames argument, Accepts... accepts) {
        var known = Vocabulary.find(field, Dialect.FERRY).orElse(Vocabulary.CUSTOM_FIELD);
        filters.put(field, new FilterField(known, List.of(accepts), argument));
        return this;
    }

    SourceBuilder moreColumns(String more) {
        columns = Stream.concat(columns.stream(), list(more).stream()).toList();
        return this;
    }

    /** Columns by canonical name, with commas; the first ones are shown where none are named. */
    SourceBuilder columns(String defaults, String all) {
        defaultColumns = list(defaults);
        columns = list(all);
        return this;
    }

    /** Pairs of a field and the word that GitLab sorts by. */
    SourceBuilder sorts(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            sorts.put(pairs[i], pairs[i + 1]);
        }
        return this;
    }

    SourceBuilder analytics(String dimensions, String metrics) {
        analytics = new Analytics(list(dimensions), list(metrics));
        return this;
    }

    Source build() {
        filter(
                "type",
                ArgumentNames.named("types").as(ArgumentForm.TYPE),
                Accepts.a(Kind.ENUM, Operator.EQUALS).of(Types.ALL),
                Accepts.a(Kind.LIST, Operator.IN).of(Kind.ENUM).of(Types.ISSUES));
        return new Source(
                id, title, mode, scopes, filters, columns, defaultColumns, sorts, analytics);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(", "));
    }
}
