package dev.ferry.glql.schema;

import java.util.List;

/**
 * A field, under whichever of its names it was written.
 *
 * @param name the one that lists of valid fields show
 * @param aliases its other names
 * @param column what GitLab's answers call it
 * @param keepsCapitals whether messages repeat {@code name} as it was written
 */
public record Field(String name, List<String> aliases, String column, boolean keepsCapitals) {

    public Field {
        aliases = List.copyOf(aliases);
    }

    /** As messages and keys of columns show it; GitLab repeats aliases letter by letter. */
    public String shown(String written) {
        return !keepsCapitals && written.equalsIgnoreCase(name) ? name : written;
    }
}
