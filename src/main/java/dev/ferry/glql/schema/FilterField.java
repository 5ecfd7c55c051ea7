package dev.ferry.glql.schema;

import dev.ferry.glql.lang.Operator;
import java.util.List;

/**
 * A field that a source can be asked for.
 *
 * @param accepts in the order in which messages list them; where several fit, the last one rules
 * @param argument how GitLab's interface takes it
 */
public record FilterField(Field field, List<Accepts> accepts, ArgumentNames argument) {

    public FilterField {
        accepts = List.copyOf(accepts);
    }

    public String name() {
        return field.name();
    }

    /** Those of all kinds, in the order in which messages list them. */
    public List<Operator> operators() {
        return accepts.stream().flatMap(a -> a.operators().stream()).distinct().toList();
    }

    /** Whether terms with {@code =} and {@code !=} may stand more than once. */
    public boolean repeats() {
        return accepts.stream().anyMatch(a -> a.kind() == Kind.LIST);
    }

    /** Whether an item can have several of its values at once. */
    public boolean holdsMany() {
        return accepts.stream()
                .anyMatch(a -> a.kind() == Kind.LIST && a.operators().contains(Operator.EQUALS));
    }

    public boolean isDate() {
        return accepts.getFirst().kind() == Kind.DATE;
    }

    public boolean isTruth() {
        return accepts.getFirst().kind() == Kind.BOOLEAN;
    }
}
