package dev.ferry.glql.check;

import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Span;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.schema.FilterField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Whether the field must be empty, or, with {@code !=}, must not. */
    public boolean isNone() {
        return value instanceof Value.Null || value instanceof Value.Word w && w.is("none");
    }

    public boolean isAny() {
        return value instanceof Value.Word w && w.is("any");
    }

    public boolean isNot() {
        return operator == Operator.NOT_EQUALS;
    }

    /** One, or those of a list. */
    public Stream<Value> values() {
        return value instanceof Value.Many many ? many.values().stream() : Stream.of(value);
    }

    public List<Long> numbers() {
        return values().filter(Value.Number.class::isInstance)
                .map(v -> ((Value.Number) v).value())
                .toList();
    }

    /** What people wrote, without signs and quotes. */
    public List<String> texts() {
        return values().map(Filter::text).toList();
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Day day -> day.text();
            case Value.Name name -> name.name();
            case Value.Word word -> word.text();
            default -> value.shown();
        };
    }

    Filter with(Operator other, Value otherValue) {
        return new Filter(span, field, option, other, otherValue);
    }
}
