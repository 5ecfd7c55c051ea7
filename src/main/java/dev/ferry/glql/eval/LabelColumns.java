package dev.ferry.glql.eval;

import dev.ferry.glql.check.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Deals the labels of an item out to the columns that show labels, as GitLab does: each goes to the
 * first {@code labels("…")} that it fits. {@code labels} shows what is left in the end, {@code
 * label} what is left at its place.
 */
public final class LabelColumns {

    private sealed interface Wish {

        record Fitting(int column, List<LabelPattern> patterns) implements Wish {}

        record Left(int column, boolean inTheEnd) implements Wish {}
    }

    /**
     * @param cells by the index of the column; the order of the labels stays
     * @param left what no {@code labels("…")} took
     */
    public record Dealt(Map<Integer, List<String>> cells, List<String> left) {

        public Dealt {
            left = List.copyOf(left);
        }
    }

    private final List<Wish> wishes = new ArrayList<>();

    public LabelColumns(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var function = column.origin().flatMap(o -> o.function());
            if (function.isPresent()) {
                if (function.get().name().equals("labels")) {
                    wishes.add(
                            new Wish.Fitting(
                                    i,
                                    function.get().arguments().stream()
                                            .map(LabelPattern::of)
                                            .toList()));
                }
            } else if (column.field().equals("label")) {
                wishes.add(new Wish.Left(i, column.key().equals("labels")));
            }
        }
    }

    public Dealt deal(List<String> labels) {
        var left = new ArrayList<>(labels);
        var cells = new TreeMap<Integer, List<String>>();
        for (var wish : wishes) {
            switch (wish) {
                case Wish.Fitting(int column, var patterns) -> {
                    var fitting =
                            left.stream()
                                    .filter(l -> patterns.stream().anyMatch(p -> p.matches(l)))
                                    .toList();
                    left.removeAll(fitting);
                    cells.put(column, fitting);
                }
                case Wish.Left(int column, boolean inTheEnd) -> {
                    if (!inTheEnd) {
                        cells.put(column, List.copyOf(left));
                    }
                }
            }
        }
        for (var wish : wishes) {
            if (wish instanceof Wish.Left(int column, boolean inTheEnd) && inTheEnd) {
                cells.put(column, List.copyOf(left));
            }
        }
        return new Dealt(cells, left);
    }
}
