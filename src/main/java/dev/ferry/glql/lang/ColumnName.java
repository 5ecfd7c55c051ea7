package dev.ferry.glql.lang;

import java.util.Optional;

/**
 * One column, as it was written.
 *
 * @param alias the heading after {@code as}
 */
public record ColumnName(
        Span span, String name, Optional<Function> function, Optional<String> alias) {

    public String written() {
        return function.map(Function::written).orElse(name)
                + alias.map(a -> " as " + Quoted.write(a)).orElse("");
    }
}
