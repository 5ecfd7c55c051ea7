package dev.ferry.glql.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who stands above an item. */
@FunctionalInterface
public interface Family {

    Family UNKNOWN = id -> Optional.empty();

    Optional<Item> find(String id);

    static Family of(Map<String, Item> byId) {
        return id -> Optional.ofNullable(byId.get(id));
    }

    /** Nearest first. An item that is its own ancestor ends the walk. */
    default Stream<Item> above(Item item) {
        var above = new ArrayList<Item>();
        var seen = new HashSet<String>();
        var next = item.identity().parent().flatMap(this::find);
        while (next.isPresent() && seen.add(next.get().identity().id())) {
            above.add(next.get());
            next = next.get().identity().parent().flatMap(this::find);
        }
        return List.copyOf(above).stream();
    }
}
