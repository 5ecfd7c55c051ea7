package dev.ferry.glql.lang;

import dev.ferry.glql.lang.Condition.Term;
import java.util.List;
import java.util.Optional;

/** Reads {@code field operator value}. */
final class TermReader {

    private static final String EXPECTED = "expected operator (one of IN, =, !=, >, or <)";

    /** Longer ones first, so that {@code >=} is not read as {@code >}. */
    private static final List<Operator> SYMBOLS =
            List.of(
                    Operator.NOT_EQUALS,
                    Operator.AT_LEAST,
                    Operator.AT_MOST,
                    Operator.EQUALS,
                    Operator.GREATER,
                    Operator.LESS);

    private final Cursor cursor;
    private final ValueReader values;

    TermReader(Cursor cursor, Dialect dialect) {
        this.cursor = cursor;
        this.values = new ValueReader(cursor, dialect);
    }

    /** Empty where no field begins. Throws {@link ValueReader.Unread} where no value does. */
    Optional<Term> term() {
        int start = cursor.position();
        if (cursor.atEnd()) {
            throw cursor.error(start, "Missing or empty field.");
        }
        return field().map(field -> {
            var operator = operator(field);
            var value = value();
            return new Term(cursor.since(start), field, operator, value);
        });
    }

    private Optional<FieldName> field() {
        int start = cursor.position();
        var function = FunctionReader.read(cursor);
        if (function.isPresent()) {
            return Optional.of(customField(function.get(), start));
        }
        return name();
    }

    Optional<FieldName> name() {
        int start = cursor.position();
        var name = cursor.take(Letters::isLetter);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new FieldName(cursor.since(start), name, Optional.empty()));
    }

    private FieldName customField(Function function, int start) {
        if (!function.is("customField")) {
            throw script().error(cursor.since(start), "Unrecognized function: " + function.shown());
        }
        if (function.inner().size() != 1) {
            throw script().error(cursor.since(start), function.wrongCount(1));
        }
        var option = function.arguments().getFirst();
        return new FieldName(cursor.since(start), function.name(), Optional.of(option));
    }

    private Operator operator(FieldName field) {
        if (cursor.atEnd()) {
            throw cursor.error(cursor.position(), "Unexpected end of input, " + EXPECTED);
        }
        boolean apart = cursor.skipBlanks() || field.option().isPresent();
        int start = cursor.position();
        for (var symbol : SYMBOLS) {
            if (cursor.skip(symbol.symbol())) {
                cursor.skipBlanks();
                return symbol;
            }
        }
        if (apart && cursor.skipWord("in") && cursor.skipBlanks()) {
            return Operator.IN;
        }
        cursor.backTo(start);
        throw cursor.error(start, "Unexpected `%s`, %s".formatted(cursor.rest(), EXPECTED));
    }

    private Value value() {
        if (cursor.atEnd()) {
            throw cursor.error(cursor.position(), "Unexpected end of input, expected valid value");
        }
        return values.value();
    }

    private Script script() {
        return cursor.script();
    }
}
