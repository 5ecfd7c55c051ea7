package dev.ferry.glql.lang;

import dev.ferry.glql.lang.Condition.All;
import dev.ferry.glql.lang.Condition.Any;
import dev.ferry.glql.lang.Condition.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a whole query. Time is linear in its length: nothing is read again but single words. */
final class QueryParser {

    private static final int DEEPEST = 32;

    private final Cursor cursor;
    private final Dialect dialect;
    private final TermReader terms;
    private int depth;

    QueryParser(Script script, Dialect dialect) {
        this.cursor = new Cursor(script);
        this.dialect = dialect;
        this.terms = new TermReader(cursor, dialect);
    }

    Query query() {
        cursor.skipBlanks();
        var condition = condition();
        var groups = dialect == Dialect.FERRY ? groups() : List.<FieldName>of();
        cursor.skipBlanks();
        if (!cursor.atEnd()) {
            throw trailing(cursor.position());
        }
        return new Query(cursor.script(), condition, groups);
    }

    private Condition condition() {
        try {
            return (dialect == Dialect.FERRY ? any() : all()).orElseThrow(this::unexpected);
        } catch (ValueReader.Unread e) {
            throw e.error();
        }
    }

    private Optional<Condition> any() {
        return joined("or", this::all).map(p -> p.size() == 1 ? p.getFirst() : new Any(p));
    }

    private Optional<Condition> all() {
        return joined("and", this::part).map(p -> p.size() == 1 ? p.getFirst() : new All(p));
    }

    /** At least one part, as many as the word joins. */
    private Optional<List<Condition>> joined(String word, Supplier<Optional<Condition>> part) {
        var parts = new ArrayList<Condition>();
        int before;
        Optional<Condition> next;
        do {
            before = cursor.position();
            next =
                    parts.isEmpty() || connective(word)
                            ? next(part, parts, before)
                            : Optional.empty();
            next.ifPresent(parts::add);
        } while (next.isPresent());
        cursor.backTo(before);
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    /** As in GitLab, a later term without a value ends the query before it. */
    private Optional<Condition> next(
            Supplier<Optional<Condition>> part, List<Condition> parts, int before) {
        try {
            return part.get();
        } catch (ValueReader.Unread e) {
            if (parts.isEmpty() || dialect == Dialect.FERRY) {
                throw e;
            }
            cursor.backTo(before);
            cursor.skipBlanks();
            throw trailing(cursor.position()).withHint("Its value cannot be read.");
        }
    }

    /** Blanks belong around it; in our own dialect a parenthesis will do. */
    private boolean connective(String word) {
        boolean apart = cursor.skipBlanks() || parenthesis(cursor.before());
        return apart
                && cursor.skipWord(word)
                && (cursor.skipBlanks() || parenthesis(cursor.peek()));
    }

    private boolean parenthesis(int c) {
        return dialect == Dialect.FERRY && (c == '(' || c == ')');
    }

    private Optional<Condition> part() {
        if (dialect == Dialect.FERRY) {
            if (cursor.peek() == '(') {
                return Optional.of(nested(this::inParentheses));
            }
            int start = cursor.position();
            if (cursor.skipWord("not") && (cursor.skipBlanks() || parenthesis(cursor.peek()))) {
                return Optional.of(nested(this::negated));
            }
            cursor.backTo(start);
        }
        return terms.term().map(t -> t);
    }

    private Condition nested(Supplier<Condition> inner) {
        if (++depth > DEEPEST) {
            throw cursor.error(
                    cursor.position(),
                    "Nested too deep. Up to %d levels are read.".formatted(DEEPEST));
        }
        var condition = inner.get();
        depth--;
        return condition;
    }

    private Condition negated() {
        return new Not(part().orElseThrow(this::unexpected));
    }

    private Condition inParentheses() {
        cursor.next();
        cursor.skipBlanks();
        var condition = any().orElseThrow(this::unexpected);
        cursor.skipBlanks();
        if (!cursor.skip(")")) {
            throw unexpected();
        }
        return condition;
    }

    private List<FieldName> groups() {
        var groups = new ArrayList<FieldName>();
        int before = cursor.position();
        if (!(connective("group") && cursor.skipWord("by") && cursor.skipBlanks())) {
            cursor.backTo(before);
            return groups;
        }
        do {
            cursor.skipBlanks();
            groups.add(terms.name().orElseThrow(this::unexpected));
            cursor.skipBlanks();
        } while (cursor.skip(","));
        return groups;
    }

    private GlqlException unexpected() {
        return cursor.error(
                cursor.position(), "Unexpected token near `%s`".formatted(cursor.rest()));
    }

    private GlqlException trailing(int at) {
        return cursor.error(
                at, "Unexpected token at end of input: `%s`".formatted(cursor.from(at)));
    }
}
