package dev.ferry.glql.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code name("argument", …)}; texts are the only arguments there are. */
final class FunctionReader {

    private FunctionReader() {}

    /** Empty, and the cursor where it was, where no function stands next. */
    static Optional<Function> read(Cursor cursor) {
        int start = cursor.position();
        var name = cursor.take(Letters::isLetter);
        if (!name.isEmpty()) {
            cursor.skipBlanks();
            var arguments = arguments(cursor);
            if (arguments.isPresent()) {
                return Optional.of(new Function(name, arguments.get()));
            }
        }
        cursor.backTo(start);
        return Optional.empty();
    }

    private static Optional<List<String>> arguments(Cursor cursor) {
        if (!cursor.skip("(")) {
            return Optional.empty();
        }
        var arguments = new ArrayList<String>();
        do {
            cursor.skipBlanks();
            if (cursor.peek() == '"' || cursor.peek() == '\'') {
                arguments.add(Quoted.read(cursor));
                cursor.skipBlanks();
            } else if (!arguments.isEmpty()) {
                return Optional.empty();
            }
        } while (!arguments.isEmpty() && cursor.skip(","));
        return cursor.skip(")") ? Optional.of(arguments) : Optional.empty();
    }
}
