package dev.ferry.glql.check;

import dev.ferry.glql.lang.ColumnList;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.schema.Mode;
import dev.ferry.glql.schema.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns that were asked for: fields of rows, or dimensions and metrics of numbers. */
sealed interface Selection {

    List<Column> columns(Source source);

    static Selection read(Request request, Mode mode) {
        return mode == Mode.ANALYTICS ? numbers(request) : rows(request);
    }

    private static Selection rows(Request request) {
        var numbers = request.metrics().or(request::dimensions);
        if (numbers.isPresent()) {
            throw wrong(
                    numbers.get(),
                    "Standard mode requires 'fields' parameter, not 'dimensions' or 'metrics'");
        }
        return new Rows(
                new Columns(request.dialect()),
                request.fields().map(f -> ColumnList.parse(new Script("fields", f))));
    }

    private static Selection numbers(Request request) {
        if (request.fields().isPresent()) {
            throw wrong(
                    request.fields().get(),
                    "Analytics mode requires 'dimensions' and/or 'metrics' parameters, not"
                            + " 'fields'");
        }
        if (request.dimensions().isEmpty() && request.metrics().isEmpty()) {
            throw wrong("", "Analytics mode requires at least one dimension or metric");
        }
        return new Numbers(
                new Columns(request.dialect()),
                list("dimensions", request.dimensions()),
                list("metrics", request.metrics()));
    }

    private static Optional<ColumnList> list(String what, Optional<String> text) {
        return text.map(t -> {
            var script = new Script(what, t);
            try {
                return withoutFunctions(ColumnList.parse(script));
            } catch (GlqlException e) {
                throw inside(script, e);
            }
        });
    }

    private static ColumnList withoutFunctions(ColumnList list) {
        var call = list.names().stream().filter(n -> n.function().isPresent()).findFirst();
        if (call.isPresent()) {
            throw new GlqlException(
                    "Field functions are not supported for dimensions or metrics yet",
                    list.script(),
                    call.get().span());
        }
        return list;
    }

    private static GlqlException inside(Script script, GlqlException e) {
        return new GlqlException(
                "Error parsing %s: %s".formatted(script.name(), e.getMessage()), script, e.span());
    }

    private static GlqlException wrong(String text, String message) {
        var script = new Script("columns", text);
        return new GlqlException(message, script, script.all());
    }

    record Rows(Columns columns, Optional<ColumnList> list) implements Selection {
        @Override
        public List<Column> columns(Source source) {
            return list.map(l -> displayed(l, source)).orElseGet(() -> Columns.defaults(source));
        }

        private List<Column> displayed(ColumnList names, Source source) {
            return names.names().stream()
                    .map(n -> columns.display(names.script(), n, source))
                    .toList();
        }
    }

    record Numbers(Columns columns, Optional<ColumnList> dimensions, Optional<ColumnList> metrics)
            implements Selection {
        @Override
        public List<Column> columns(Source source) {
            if (metrics.isEmpty()) {
                var script = new Script("metrics", "");
                throw script.error(
                        script.all(), "Analytics queries must select at least one metric field.");
            }
            return Stream.concat(
                            dimensions.stream().flatMap(l -> checked(l, Columns.DIMENSION, source)),
                            metrics.stream().flatMap(l -> checked(l, Columns.METRIC, source)))
                    .toList();
        }

        private Stream<Column> checked(ColumnList list, String kind, Source source) {
            return list.names().stream().map(n -> columns.number(list.script(), n, kind, source));
        }
    }
}
