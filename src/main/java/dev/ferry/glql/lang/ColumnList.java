package dev.ferry.glql.lang;

import java.util.List;

/** The columns of a view as they were written: {@code title, labels("flag::*") as "Flag"}. */
public record ColumnList(Script script, List<ColumnName> names) {

    public ColumnList {
        names = List.copyOf(names);
    }

    public static ColumnList parse(Script script) {
        return new ColumnList(script, new ColumnsParser(script).columns());
    }

    /** The same columns in one spelling. */
    public String written() {
        return String.join(", ", names.stream().map(ColumnName::written).toList());
    }
}
