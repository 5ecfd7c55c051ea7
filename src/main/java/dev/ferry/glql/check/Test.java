package dev.ferry.glql.check;

import java.util.List;
import java.util.stream.Stream;

/** What an item must be to get into the view. */
public sealed interface Test permits Filter, Test.AllOf, Test.AnyOf, Test.Not {

    record AllOf(List<? extends Test> parts) implements Test {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    record AnyOf(List<? extends Test> parts) implements Test {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    record Not(Test part) implements Test {}

    /**
     * Filters that every item of the view passes, so that a store may leave out what fails one.
     * There may be more to the test than they say.
     */
    default Stream<Filter> conjuncts() {
        return switch (this) {
            case Filter filter -> Stream.of(filter);
            case AllOf all -> all.parts().stream().flatMap(Test::conjuncts);
            case AnyOf any -> Stream.empty();
            case Not not -> Stream.empty();
        };
    }
}
