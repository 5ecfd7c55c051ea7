package dev.ferry.glql.eval;

import dev.ferry.glql.check.Column;
import java.util.List;

/**
 * What a query was answered with.
 *
 * @param columns of the rows; with {@code group by} those of the groups, and their count
 * @param total how many rows there would be without a limit
 */
public record Answer(List<Column> columns, List<Row> rows, long total) {

    public Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One cell for each column. */
    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public boolean isCut() {
        return rows.size() < total;
    }
}
