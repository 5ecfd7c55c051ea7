package dev.ferry.glql.check;

import dev.ferry.glql.lang.ColumnName;
import java.util.Optional;

/**
 * A column of a view.
 *
 * @param key as it was written, in GitLab's spelling
 * @param label the heading
 * @param name what GitLab's answers call the field
 * @param field its canonical name
 * @param origin what was written; empty where no columns were named
 * @param kind {@code dimension} or {@code metric} where numbers are shown
 */
public record Column(
        String key,
        String label,
        String name,
        String field,
        Optional<ColumnName> origin,
        Optional<String> kind) {}
