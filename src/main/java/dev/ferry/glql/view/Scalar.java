package dev.ferry.glql.view;

import dev.ferry.glql.lang.Span;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A value of a key, with the type that the core schema of YAML 1.2 gives it: there {@code yes} is a
 * text and {@code 010} is ten.
 *
 * @param plain whether it stood without quotes
 * @param at where it stands in the block
 */
record Scalar(String text, boolean plain, Span at) {

    private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][-+]?\\d++)?");
    private static final Pattern OTHER_NUMBER =
            Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    boolean isNothing() {
        return plain && NOTHING.matcher(text).matches();
    }

    /** What a key that takes text must not be, though every value has one. */
    Optional<String> otherType() {
        if (!plain) {
            return Optional.empty();
        }
        if (TRUTH.matcher(text).matches()) {
            return Optional.of("a truth value");
        }
        boolean number = NUMBER.matcher(text).matches() || OTHER_NUMBER.matcher(text).matches();
        return number ? Optional.of("a number") : Optional.empty();
    }

    /** Also in quotes. */
    OptionalDouble number() {
        return text.length() < 32 && NUMBER.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }
}
