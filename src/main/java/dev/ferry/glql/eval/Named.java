package dev.ferry.glql.eval;

import dev.ferry.glql.check.Filter;
import dev.ferry.glql.check.Scope;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The epics and issues that a filter about parents names. */
public final class Named implements Predicate<Item> {

    private final List<Reference> references;
    private final Scope scope;
    private final Flavour flavour;

    private Named(List<Reference> references, Scope scope, Flavour flavour) {
        this.references = references;
        this.scope = scope;
        this.flavour = flavour;
    }

    public static Named by(Filter filter, Scope scope, Flavour flavour) {
        boolean epics = filter.name().equals("epic");
        var references = filter.values().flatMap(v -> Reference.of(v, epics).stream()).toList();
        return new Named(references, scope, flavour);
    }

    @Override
    public boolean test(Item item) {
        return references.stream().anyMatch(r -> r.names(item, scope, flavour));
    }

    /** No other number is named. */
    public Set<Long> numbers() {
        return references.stream().map(Reference::number).collect(Collectors.toSet());
    }
}
