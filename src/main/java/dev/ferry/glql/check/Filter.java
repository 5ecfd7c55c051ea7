package dev.ferry.glql.check;

import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Span;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.schema.FilterField;
import java.util.Optional;

/**
 * One thing that is asked of an item. Values are plain: no function, no relative date; {@code ()}
 * and the double negations {@code != none} and {@code != any} are gone.
 *
 * @param option the name of the custom field
 */
public record Filter(
        Span span, FilterField field, Optional<String> option, Operator operator, Value value)
        implements Test {

    public String name() {
        return field.name();
    }

    /** A field that holds one value can only be one of several. */
    public Operator meaning() {
        boolean several = operator == Operator.EQUALS && value instanceof Value.Many;
        return several && !field.holdsMany() ? Operator.IN : operator;
    }

    Filter with(Operator other, Value otherValue) {
        return new Filter(span, field, option, other, otherValue);
    }
}
