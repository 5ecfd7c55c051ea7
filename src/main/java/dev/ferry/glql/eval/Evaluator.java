package dev.ferry.glql.eval;

import dev.ferry.glql.check.Column;
import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.lang.Script;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Answers a query from items that are at hand. */
public final class Evaluator {

    private static final Column COUNT =
            new Column("count", "Count", "count", "count", Optional.empty(), Optional.empty());

    private final Compiled compiled;
    private final Flavour flavour;

    public Evaluator(Compiled compiled, Flavour flavour) {
        this.compiled = compiled;
        this.flavour = flavour;
    }

    /** The items that are meant, in their order. */
    public List<Item> matches(Collection<Item> items, Family family) {
        return items.stream()
                .filter(new Matcher(compiled, flavour, family))
                .sorted(Ordering.of(compiled))
                .toList();
    }

    /**
     * @param family the items above those of {@code items}
     * @param shown those of the family whose names may be told
     * @param limit the most rows
     */
    public Answer answer(Collection<Item> items, Family family, Family shown, int limit) {
        var matcher = new Matcher(compiled, flavour, family);
        requireOrder();
        var columns = compiled.groups().isEmpty() ? compiled.columns() : compiled.groups();
        var cells = new Cells(compiled, columns, shown, flavour);
        if (!compiled.groups().isEmpty()) {
            return counted(items.stream().filter(matcher).map(cells::of).toList(), limit);
        }
        var first = new First(Ordering.of(compiled), limit);
        items.stream().filter(matcher).forEach(first::add);
        var rows = first.inOrder().stream().map(i -> new Answer.Row(cells.of(i))).toList();
        return new Answer(columns, rows, first.seen);
    }

    private void requireOrder() {
        for (var sort : compiled.sorts()) {
            var missing = flavour.missing(sort.field(), compiled.dialect());
            if (missing.isPresent()) {
                var script = new Script("sort", sort.field());
                throw script.error(script.all(), missing.get());
            }
        }
    }

    private Answer counted(List<List<Cell>> matched, int limit) {
        var groups = Groups.of(matched);
        var columns = new ArrayList<>(compiled.groups());
        columns.add(COUNT);
        return new Answer(columns, groups.stream().limit(limit).toList(), groups.size());
    }

    /** Keeps the first of many, without sorting all of them. */
    private static final class First {
        private final PriorityQueue<Item> kept;
        private final Comparator<Item> order;
        private final int limit;
        private long seen;

        First(Comparator<Item> order, int limit) {
            this.order = order;
            this.limit = limit;
            this.kept = new PriorityQueue<>(order.reversed());
        }

        void add(Item item) {
            seen++;
            if (kept.size() < limit) {
                kept.add(item);
            } else if (limit > 0 && order.compare(item, kept.element()) < 0) {
                kept.poll();
                kept.add(item);
            }
        }

        List<Item> inOrder() {
            return kept.stream().sorted(order).toList();
        }
    }
}
