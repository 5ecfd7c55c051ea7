package dev.ferry.config;

import java.util.List;

/** A YAML document as it was written: nothing is typed, merged or dropped yet. */
sealed interface Yaml {

    Place at();

    /** What it is, for "expected a list, found a mapping". */
    String kind();

    record Scalar(String text, boolean plain, Place at) implements Yaml {

        /** A key without a value, {@code ~} or {@code null}. */
        boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String kind() {
            return isNothing() ? "nothing" : Mistakes.quoted(text);
        }
    }

    record Sequence(List<Yaml> items, Place at) implements Yaml {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Entries in their order; a key may stand twice. */
    record Mapping(List<Entry> entries, Place at) implements Yaml {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    record Entry(Scalar key, Yaml value) {}
}
