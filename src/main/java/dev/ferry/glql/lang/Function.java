package dev.ferry.glql.lang;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A name with arguments in parentheses: {@code today()}, {@code customField("Rollout")}.
 *
 * @param inner the arguments as they stood between their quotes
 */
public record Function(String name, List<String> inner) {

    public Function {
        inner = List.copyOf(inner);
    }

    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    public List<String> arguments() {
        return inner.stream().map(Quoted::plain).toList();
    }

    /** As messages and keys of columns show it. */
    public String shown() {
        return name
                + inner.stream()
                        .map(a -> '"' + a + '"')
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    String written() {
        return name + inner.stream().map(Quoted::write).collect(Collectors.joining(", ", "(", ")"));
    }

    public String wrongCount(int expected) {
        return "Unexpected number of arguments for function: `%s`. Expected: %d, Actual: %d"
                .formatted(name, expected, inner.size());
    }
}
