package dev.ferry.glql.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query runs over.
 *
 * @param id GitLab's name of it in answers
 * @param title as messages call it
 * @param scopes the fields that may say where to look, and what is required of them
 * @param filters by canonical name, in the order in which messages list them
 * @param sorts field to the word that GitLab sorts by
 */
public record Source(
        String id,
        String title,
        Mode mode,
        Scopes scopes,
        Map<String, FilterField> filters,
        List<String> columns,
        List<String> defaultColumns,
        Map<String, String> sorts,
        Analytics analytics) {

    /** What can be counted, and by what. */
    public record Analytics(List<String> dimensions, List<String> metrics) {
        public Analytics {
            dimensions = List.copyOf(dimensions);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * @param fields those that may stand in a query
     * @param required as the message for their absence calls them
     */
    public record Scopes(List<String> fields, String required) {
        public Scopes {
            fields = List.copyOf(fields);
        }
    }

    public Source {
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
        columns = List.copyOf(columns);
        defaultColumns = List.copyOf(defaultColumns);
        sorts = Collections.unmodifiableMap(new LinkedHashMap<>(sorts));
    }

    public Optional<FilterField> filter(Field field) {
        return Optional.ofNullable(filters.get(field.name()));
    }

    /** The names of all filters but {@code type} and custom fields, as messages list them. */
    public List<String> filterNames() {
        return filters.keySet().stream()
                .filter(n -> !n.equals("type") && !n.equals("customField"))
                .toList();
    }
}
