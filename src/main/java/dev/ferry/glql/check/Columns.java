package dev.ferry.glql.check;

import dev.ferry.glql.lang.ColumnName;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.FieldName;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.schema.Field;
import dev.ferry.glql.schema.Source;
import dev.ferry.glql.schema.Vocabulary;
import java.util.List;
import java.util.Optional;

/** The columns of a view: whether the source has them, and what stands above them. */
final class Columns {

    static final String DIMENSION = "dimension";
    static final String METRIC = "metric";

    private final Dialect dialect;

    Columns(Dialect dialect) {
        this.dialect = dialect;
    }

    static List<Column> defaults(Source source) {
        return source.defaultColumns().stream()
                .map(n -> new Column(n, Headings.of(n), n, n, Optional.empty(), Optional.empty()))
                .toList();
    }

    Column display(Script script, ColumnName written, Source source) {
        var function = written.function();
        if (function.isPresent()) {
            var call = function.get();
            return new Column(
                    call.shown(),
                    written.alias().orElseGet(() -> Headings.of(call)),
                    call.name(),
                    call.name(),
                    Optional.of(written),
                    Optional.empty());
        }
        var field =
                Vocabulary.find(written.name(), dialect)
                        .filter(f -> source.columns().contains(f.name()))
                        .orElseThrow(() -> noColumn(script, written, source));
        return column(field, written, Optional.empty());
    }

    /**
     * @param kind {@link #DIMENSION} or {@link #METRIC}
     */
    Column number(Script script, ColumnName written, String kind, Source source) {
        var valid =
                kind.equals(METRIC)
                        ? source.analytics().metrics()
                        : source.analytics().dimensions();
        return Vocabulary.find(written.name(), dialect)
                .filter(f -> valid.contains(f.shown(written.name())))
                .map(f -> column(f, written, Optional.of(kind)))
                .orElseThrow(() ->
                        script.error(
                                        written.span(),
                                        "`%s` is not a valid %s for %s. Valid %ss: %s"
                                                .formatted(
                                                        shown(written),
                                                        kind,
                                                        source.title(),
                                                        kind,
                                                        String.join(", ", valid)))
                                .withHint(Hints.nearest(written.name(), valid)));
    }

    /** A field of {@code group by}. */
    Column group(Script script, FieldName name, Source source) {
        return display(
                script,
                new ColumnName(name.span(), name.written(), Optional.empty(), Optional.empty()),
                source);
    }

    private String shown(ColumnName written) {
        return Vocabulary.find(written.name(), dialect)
                .map(f -> f.shown(written.name()))
                .orElse(written.name());
    }

    private static Column column(Field field, ColumnName written, Optional<String> kind) {
        var key = field.shown(written.name());
        return new Column(
                key,
                written.alias().orElseGet(() -> Headings.of(key)),
                field.column(),
                field.name(),
                Optional.of(written),
                kind);
    }

    private GlqlException noColumn(Script script, ColumnName written, Source source) {
        return script.error(
                        written.span(),
                        "`%s` is not a valid display field for %s. Valid fields: %s."
                                .formatted(
                                        shown(written),
                                        source.title(),
                                        String.join(", ", source.columns())))
                .withHint(Hints.field(written.name(), dialect, source.columns()));
    }
}
