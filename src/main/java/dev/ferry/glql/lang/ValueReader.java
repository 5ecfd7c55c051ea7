package dev.ferry.glql.lang;

import dev.ferry.glql.lang.Value.Bool;
import dev.ferry.glql.lang.Value.Call;
import dev.ferry.glql.lang.Value.DateText;
import dev.ferry.glql.lang.Value.Many;
import dev.ferry.glql.lang.Value.Name;
import dev.ferry.glql.lang.Value.Null;
import dev.ferry.glql.lang.Value.Number;
import dev.ferry.glql.lang.Value.Numbered;
import dev.ferry.glql.lang.Value.Relative;
import dev.ferry.glql.lang.Value.Text;
import dev.ferry.glql.lang.Value.Word;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads what stands on the right of an operator. The order of the attempts is GitLab's, and shows:
 * {@code nullable} is {@code null} followed by something unexpected.
 */
final class ValueReader {

    private final Cursor cursor;
    private final Dialect dialect;

    ValueReader(Cursor cursor, Dialect dialect) {
        this.cursor = cursor;
        this.dialect = dialect;
    }

    /** Throws {@link Unread} where no value begins, or a list is broken. */
    Value value() {
        return cursor.peek() == '(' ? many() : scalar().orElseThrow(this::unexpected);
    }

    /**
     * Nothing here is a value, which in GitLab's parser is no error yet: it gives up the whole
     * term, and complains about what it then cannot explain.
     */
    static final class Unread extends RuntimeException {
        private final transient GlqlException error;

        Unread(GlqlException error) {
            super(error.getMessage(), error, false, false);
            this.error = error;
        }

        GlqlException error() {
            return error;
        }
    }

    private Many many() {
        int start = cursor.position();
        cursor.next();
        var values = new ArrayList<Value>();
        if (!cursor.skip(")")) {
            int first = cursor.position();
            cursor.skipBlanks();
            values.add(scalar().orElseThrow(() -> unexpectedAt(first)));
            while (!endOfMany()) {
                int comma = cursor.position();
                cursor.next();
                cursor.skipBlanks();
                values.add(scalar().orElseThrow(() -> unexpectedAt(comma)));
            }
        }
        return new Many(cursor.since(start), values);
    }

    /** Also skips the end; where neither an end nor a comma follows the list is broken. */
    private boolean endOfMany() {
        cursor.skipBlanks();
        if (cursor.skip(")")) {
            return true;
        }
        if (cursor.peek() != ',') {
            throw unexpected();
        }
        return false;
    }

    private Optional<Value> scalar() {
        int start = cursor.position();
        if (cursor.skipWord("null")) {
            return Optional.of(new Null(cursor.since(start)));
        }
        if (cursor.skipWord("true")) {
            return Optional.of(new Bool(cursor.since(start), true));
        }
        if (cursor.skipWord("false")) {
            return Optional.of(new Bool(cursor.since(start), false));
        }
        int c = cursor.peek();
        if (c == '"' || c == '\'') {
            var inner = Quoted.read(cursor);
            return Optional.of(new Text(cursor.since(start), inner));
        }
        return call().or(this::relative)
                .or(this::date)
                .or(this::numbered)
                .or(this::number)
                .or(this::name)
                .or(this::word);
    }

    private Optional<Value> call() {
        int start = cursor.position();
        return FunctionReader.read(cursor).map(f -> new Call(cursor.since(start), f));
    }

    /** {@code -1w}. Letters after digits are always meant as a unit. */
    private Optional<Value> relative() {
        int start = cursor.position();
        int sign = cursor.peek();
        if (sign == '+' || sign == '-') {
            cursor.next();
        }
        var digits = cursor.take(Letters::isDigit);
        int unitAt = cursor.position();
        var unit = digits.isEmpty() ? "" : cursor.take(Letters::isLetter);
        if (unit.isEmpty()) {
            cursor.backTo(start);
            return Optional.empty();
        }
        if (unit.length() > 1 || "dwmy".indexOf(unit.charAt(0)) < 0) {
            throw cursor.error(
                    unitAt,
                    "Unexpected character `%s`. Expected d (day), w (week), m (month), or y (year)"
                            .formatted(unit));
        }
        long amount = whole(digits, start);
        return Optional.of(
                new Relative(cursor.since(start), sign == '-' ? -amount : amount, unit.charAt(0)));
    }

    /** Anything like a date; whether it is one is asked when all of the query could be read. */
    private Optional<Value> date() {
        int start = cursor.position();
        cursor.take(Letters::isDigit);
        if (cursor.position() == start || !separator()) {
            cursor.backTo(start);
            return Optional.empty();
        }
        if (!cursor.take(Letters::isDigit).isEmpty()) {
            int second = cursor.position();
            if (separator() && cursor.take(Letters::isDigit).isEmpty()) {
                cursor.backTo(second);
            }
        }
        return Optional.of(
                new DateText(cursor.since(start), cursor.between(start, cursor.position())));
    }

    private boolean separator() {
        return cursor.skip("-") || cursor.skip("/") || cursor.skip(".");
    }

    private Optional<Value> numbered() {
        int start = cursor.position();
        var path = cursor.take(Letters::isPath);
        int mark = cursor.peek();
        if (mark == '&' || mark == '#') {
            cursor.next();
            var digits = cursor.take(Letters::isDigit);
            if (!digits.isEmpty()) {
                var number = whole(digits, start);
                return Optional.of(new Numbered(cursor.since(start), mark == '&', path, number));
            }
        }
        cursor.backTo(start);
        return Optional.empty();
    }

    private Optional<Value> number() {
        int start = cursor.position();
        boolean negative = dialect == Dialect.FERRY && cursor.skip("-");
        var digits = cursor.take(Letters::isDigit);
        if (digits.isEmpty()) {
            cursor.backTo(start);
            return Optional.empty();
        }
        long amount = whole(digits, start);
        return Optional.of(new Number(cursor.since(start), negative ? -amount : amount));
    }

    private Optional<Value> name() {
        for (var sigil : Sigil.values()) {
            int start = cursor.position();
            if (cursor.skipWord(sigil.prefix())) {
                return Optional.of(name(sigil, start));
            }
        }
        return Optional.empty();
    }

    private Value name(Sigil sigil, int start) {
        int first = cursor.position();
        if (sigil != Sigil.ITERATION && cursor.skip("\"")) {
            var name = cursor.take(c -> c != '"');
            if (!name.isEmpty() && cursor.skip("\"")) {
                return new Name(cursor.since(start), sigil, Letters.trim(name));
            }
        } else {
            var name = cursor.take(sigil::allows);
            if (sigil.accepts(name) && endsName(cursor.peek())) {
                return new Name(cursor.since(start), sigil, name);
            }
        }
        cursor.backTo(first);
        throw cursor.error(
                start, "Invalid %s reference `%s`".formatted(sigil.noun(), cursor.from(start)));
    }

    private static boolean endsName(int c) {
        return c == Cursor.END || Letters.isBlank(c) || c == ',' || c == '(' || c == ')';
    }

    private Optional<Value> word() {
        int start = cursor.position();
        var word = cursor.take(Letters::isWord);
        return word.isEmpty() ? Optional.empty() : Optional.of(new Word(cursor.since(start), word));
    }

    private long whole(String digits, int start) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw cursor.error(
                    start,
                    "`%s` is too large. The largest number is %d."
                            .formatted(digits, Long.MAX_VALUE));
        }
    }

    private Unread unexpected() {
        return unexpectedAt(cursor.position());
    }

    private Unread unexpectedAt(int at) {
        return new Unread(
                cursor.error(at, "Unexpected token near `%s`".formatted(cursor.from(at))));
    }
}
