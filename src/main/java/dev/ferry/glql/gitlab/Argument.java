package dev.ferry.glql.gitlab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value in a call of GitLab's interface. Texts are data here; nothing is put into a query text.
 */
public sealed interface Argument {

    record Text(String text) implements Argument {}

    record Whole(long number) implements Argument {}

    record Truth(boolean value) implements Argument {}

    record Null() implements Argument {}

    record Word(String word) implements Argument {}

    /** What another query finds first, such as the id of an epic. */
    record Variable(String name) implements Argument {}

    record Many(List<? extends Argument> values) implements Argument {
        public Many {
            values = List.copyOf(values);
        }
    }

    record Group(Map<String, Argument> members) implements Argument {
        public Group {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }
}
