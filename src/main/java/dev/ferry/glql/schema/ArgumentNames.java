package dev.ferry.glql.schema;

/**
 * How GitLab's interface takes the filter of a field.
 *
 * @param name for {@code =}, for {@code in}, and below {@code not}
 * @param negated below {@code not}, where that differs
 * @param anyOf for {@code in}, below {@code or}; empty where it does not stand there
 * @param wildcard for none, any and the other bare words, where that differs
 * @param nullIsNone whether {@code null} is sent as {@code none}
 */
public record ArgumentNames(
        String name,
        String negated,
        String anyOf,
        String wildcard,
        boolean nullIsNone,
        ArgumentForm form) {

    static ArgumentNames named(String name) {
        return new ArgumentNames(name, name, "", name, false, ArgumentForm.PLAIN);
    }

    ArgumentNames negated(String other) {
        return new ArgumentNames(name, other, anyOf, wildcard, nullIsNone, form);
    }

    ArgumentNames anyOf(String other) {
        return new ArgumentNames(name, negated, other, wildcard, nullIsNone, form);
    }

    ArgumentNames wildcard(String other) {
        return new ArgumentNames(name, negated, anyOf, other, nullIsNone, form);
    }

    ArgumentNames withNullAsNone() {
        return new ArgumentNames(name, negated, anyOf, wildcard, true, form);
    }

    ArgumentNames as(ArgumentForm other) {
        return new ArgumentNames(name, negated, anyOf, wildcard, nullIsNone, other);
    }
}
