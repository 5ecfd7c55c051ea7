package dev.ferry.glql.eval;

import dev.ferry.glql.eval.Answer.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Rows of {@code group by}: how many items have the same cells. An item with several labels or
 * people counts under each of them. Nothing comes last; the rest is in the order of its text.
 */
final class Groups {

    private Groups() {}

    static List<Row> of(List<List<Cell>> items) {
        var counts = new LinkedHashMap<List<Cell>, Long>();
        items.stream()
                .flatMap(cells -> combinations(cells).stream())
                .forEach(key -> counts.merge(key, 1L, Long::sum));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey(), Groups::compare))
                .map(e -> {
                    var cells = new ArrayList<>(e.getKey());
                    cells.add(new Cell.Whole(e.getValue()));
                    return new Row(cells);
                })
                .toList();
    }

    private static List<List<Cell>> combinations(List<Cell> cells) {
        var combinations = List.<List<Cell>>of(List.of());
        for (var cell : cells) {
            var next = new ArrayList<List<Cell>>();
            for (var begun : combinations) {
                for (var single : singles(cell)) {
                    var longer = new ArrayList<>(begun);
                    longer.add(single);
                    next.add(longer);
                }
            }
            combinations = next;
        }
        return combinations;
    }

    private static List<? extends Cell> singles(Cell cell) {
        return switch (cell) {
            case Cell.Labels labels ->
                    labels.names().stream().map(l -> new Cell.Labels(List.of(l))).toList();
            case Cell.People people ->
                    people.names().stream().map(p -> new Cell.People(List.of(p))).toList();
            default -> List.of(cell);
        };
    }

    private static int compare(List<Cell> a, List<Cell> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(Cell a, Cell b) {
        if (a instanceof Cell.None || b instanceof Cell.None) {
            return Boolean.compare(a instanceof Cell.None, b instanceof Cell.None);
        }
        if (a instanceof Cell.Whole x && b instanceof Cell.Whole y) {
            return Long.compare(x.number(), y.number());
        }
        if (a instanceof Cell.Percent x && b instanceof Cell.Percent y) {
            return Long.compare(x.number(), y.number());
        }
        return Comparator.<String>naturalOrder().compare(a.plain(), b.plain());
    }
}
