package dev.ferry.glql.schema;

import dev.ferry.glql.lang.Operator;
import dev.ferry.glql.lang.Value;
import java.util.List;

/**
 * One kind of value that a field can be compared with, and how.
 *
 * @param words those of an enum
 * @param elements the kinds that a list may hold
 */
public record Accepts(
        Kind kind, List<Operator> operators, List<String> words, List<Kind> elements) {

    public Accepts {
        operators = List.copyOf(operators);
        words = List.copyOf(words);
        elements = List.copyOf(elements);
    }

    static Accepts a(Kind kind, Operator... operators) {
        return new Accepts(kind, List.of(operators), List.of(), List.of());
    }

    Accepts of(String... allowed) {
        return new Accepts(kind, operators, List.of(allowed), elements);
    }

    Accepts of(Kind... allowed) {
        return new Accepts(kind, operators, words, List.of(allowed));
    }

    public String shown() {
        return kind.shown(words);
    }

    public boolean fits(Value value) {
        return kind.accepts(value, words)
                && (kind != Kind.LIST
                        || ((Value.Many) value).values().stream().allMatch(this::fitsElement));
    }

    private boolean fitsElement(Value element) {
        return elements.stream().anyMatch(k -> k.accepts(element, words));
    }
}
