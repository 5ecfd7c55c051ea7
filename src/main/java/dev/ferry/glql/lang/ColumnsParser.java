package dev.ferry.glql.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands after {@code fields:}. */
final class ColumnsParser {

    private final Cursor cursor;

    ColumnsParser(Script script) {
        this.cursor = new Cursor(script);
    }

    List<ColumnName> columns() {
        cursor.skipBlanks();
        var columns = new ArrayList<ColumnName>();
        var next = column();
        if (next.isEmpty()) {
            throw error("Missing or empty field.");
        }
        while (next.isPresent()) {
            columns.add(next.get());
            next = another();
        }
        int end = cursor.position();
        cursor.skipBlanks();
        if (!cursor.atEnd()) {
            cursor.backTo(end);
            throw error("Unexpected token at end of input: `%s`".formatted(cursor.rest()));
        }
        return columns;
    }

    private Optional<ColumnName> another() {
        int before = cursor.position();
        cursor.skipBlanks();
        if (cursor.peek() != ',') {
            cursor.backTo(before);
            return Optional.empty();
        }
        int comma = cursor.position();
        cursor.next();
        cursor.skipBlanks();
        var column = column();
        if (column.isEmpty()) {
            cursor.backTo(comma);
        }
        return column;
    }

    private Optional<ColumnName> column() {
        int start = cursor.position();
        var function = FunctionReader.read(cursor);
        var name = function.map(Function::name).orElseGet(() -> cursor.take(Letters::isLetter));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var alias = alias();
        return Optional.of(new ColumnName(cursor.since(start), name, function, alias));
    }

    private Optional<String> alias() {
        int before = cursor.position();
        if (cursor.skipBlanks() && cursor.skipWord("as")) {
            cursor.skipBlanks();
            var alias = Quoted.find(cursor);
            if (alias.isPresent()) {
                cursor.skipBlanks();
                return alias;
            }
        }
        cursor.backTo(before);
        return Optional.empty();
    }

    private GlqlException error(String message) {
        return cursor.error(cursor.position(), message);
    }
}
