package dev.ferry.glql.check;

import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.lang.Value.Day;
import dev.ferry.glql.lang.Value.Many;
import dev.ferry.glql.lang.Value.Name;
import dev.ferry.glql.lang.Value.Numbered;
import dev.ferry.glql.lang.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several terms about one field become one, where GitLab merges them. Where its compiler would
 * silently keep one and drop the others we refuse, so that a view never means something else than
 * it says.
 */
final class Merger {

    /** What GitLab can be told only once: a field, with its bound or its negation. */
    private record Slot(String field, Optional<String> option, String place) {}

    private final Script script;
    private final Map<Slot, List<Filter>> slots = new LinkedHashMap<>();

    private Merger(Script script) {
        this.script = script;
    }

    static List<Filter> merged(Script script, List<Filter> filters) {
        var merger = new Merger(script);
        filters.forEach(merger::add);
        return merger.slots.values().stream().flatMap(merger::combined).distinct().toList();
    }

    private void add(Filter filter) {
        for (var place : places(filter)) {
            slots.computeIfAbsent(
                            new Slot(filter.name(), filter.option(), place), s -> new ArrayList<>())
                    .add(filter);
        }
    }

    private static List<String> places(Filter filter) {
        if (filter.field().isDate()) {
            return switch (filter.operator()) {
                case GREATER, AT_LEAST -> List.of("after");
                case LESS, AT_MOST -> List.of("before");
                default -> List.of("after", "before");
            };
        }
        return switch (filter.operator()) {
            case NOT_EQUALS -> List.of("not");
            case IN -> List.of(filter.field().argument().anyOf().isEmpty() ? "" : "or");
            default -> List.of("");
        };
    }

    private Stream<Filter> combined(List<Filter> filters) {
        var first = filters.getFirst();
        // An item has one type: of several all must hold, which none can.
        if (filters.size() == 1 || first.name().equals("type")) {
            return filters.stream();
        }
        if (filters.stream().allMatch(f -> same(f, first))) {
            return Stream.of(first);
        }
        if (!filters.stream().allMatch(Merger::mergeable)) {
            throw conflict(filters);
        }
        return Stream.of(first.with(first.operator(), values(filters)));
    }

    private static boolean same(Filter a, Filter b) {
        return a.operator() == b.operator()
                && a.value().shown().equals(b.value().shown())
                && !mergeable(a);
    }

    private static boolean mergeable(Filter filter) {
        return !filter.field().isDate()
                && switch (filter.value()) {
                    case Text text -> true;
                    case Name name -> true;
                    case Numbered numbered -> true;
                    case Day day -> true;
                    case Many many -> !many.values().isEmpty();
                    default -> false;
                };
    }

    /** Lists come first, as in GitLab. */
    private static Many values(List<Filter> filters) {
        var values = new ArrayList<Value>();
        for (var filter : filters) {
            if (filter.value() instanceof Many many) {
                values.addAll(many.values());
            }
        }
        for (var filter : filters) {
            if (!(filter.value() instanceof Many)) {
                values.add(filter.value());
            }
        }
        return new Many(filters.getFirst().value().span(), values);
    }

    private GlqlException conflict(List<Filter> filters) {
        var last = filters.getLast();
        return script.error(
                        last.span(),
                        "`%s` is compared with `%s` and with `%s`, which cannot be combined."
                                .formatted(
                                        last.name(),
                                        filters.getFirst().value().shown(),
                                        last.value().shown()))
                .withHint("GitLab would use one of them and ignore the other. Write one.");
    }
}
