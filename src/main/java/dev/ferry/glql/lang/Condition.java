package dev.ferry.glql.lang;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a query asks of an item. */
public sealed interface Condition {

    /** The terms in it, from left to right. */
    Stream<Term> terms();

    /** As it can be written again. */
    String written();

    record Term(Span span, FieldName field, Operator operator, Value value) implements Condition {
        @Override
        public Stream<Term> terms() {
            return Stream.of(this);
        }

        @Override
        public String written() {
            var name =
                    field.option()
                            .map(o -> field.written() + "(" + Quoted.write(o) + ")")
                            .orElse(field.written());
            return name + " " + operator.symbol() + " " + value.written();
        }
    }

    /** All of at least one. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<Term> terms() {
            return parts.stream().flatMap(Condition::terms);
        }

        @Override
        public String written() {
            return joined(parts, " and ");
        }
    }

    /** Any of at least two. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Stream<Term> terms() {
            return parts.stream().flatMap(Condition::terms);
        }

        @Override
        public String written() {
            return joined(parts, " or ");
        }
    }

    record Not(Condition part) implements Condition {
        @Override
        public Stream<Term> terms() {
            return part.terms();
        }

        @Override
        public String written() {
            return "not " + joined(List.of(part), "");
        }
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream()
                .map(p -> p instanceof Term ? p.written() : "(" + p.written() + ")")
                .collect(Collectors.joining(word));
    }
}
