package dev.ferry.glql.check;

import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.lang.Span;
import dev.ferry.glql.schema.Mode;
import dev.ferry.glql.schema.Source;
import dev.ferry.glql.schema.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads {@code due desc}. Words after the direction are ignored, as GitLab does. */
final class Sorts {

    private record Wish(Span span, String field, String direction) {}

    private final Script script;
    private final Dialect dialect;

    Sorts(Script script, Dialect dialect) {
        this.script = script;
        this.dialect = dialect;
    }

    /** The only order that rows can have. */
    Sort single(Source source) {
        var wishes = wishes();
        if (source.sorts().isEmpty()) {
            throw script.error(script.all(), source.title() + " does not support sorting.");
        }
        var directions = wishes.stream().map(this::descending).toList();
        if (wishes.size() > 1) {
            throw script.error(
                    script.all(),
                    "Standard mode only supports a single sort field. Use `ORDER BY field"
                            + " direction` with one field.");
        }
        return sort(wishes.getFirst(), directions.getFirst(), source);
    }

    /** Orders of numbers; each must be a column. */
    List<Sort> selected(Source source, List<Column> columns) {
        var wishes = wishes();
        for (var wish : wishes) {
            if (columns.stream().noneMatch(c -> c.key().equals(shown(wish)))) {
                throw script.error(
                        wish.span(),
                        "`%s` cannot be used to sort %s %s queries unless it is also selected as a dimension or metric."
                                .formatted(shown(wish), source.title(), Mode.ANALYTICS.word()));
            }
        }
        return wishes.stream().map(w -> new Sort(shown(w), descending(w))).toList();
    }

    private Sort sort(Wish wish, boolean descending, Source source) {
        var field =
                Vocabulary.find(wish.field(), dialect)
                        .filter(f -> source.sorts().containsKey(f.name()))
                        .orElseThrow(() -> unsortable(wish, source));
        if (field.name().equals("lastActivity") && !descending) {
            throw script.error(
                    wish.span(),
                    "`%s` only supports `desc` sort direction.".formatted(shown(wish)));
        }
        return new Sort(field.name(), descending);
    }

    private GlqlException unsortable(Wish wish, Source source) {
        var valid = source.sorts().keySet();
        return script.error(
                        wish.span(),
                        "`%s` is not a recognized sort field for %s. Supported fields to sort by: %s."
                                .formatted(
                                        shown(wish),
                                        source.title(),
                                        valid.stream()
                                                .map(f -> "`" + f + "`")
                                                .collect(Collectors.joining(", "))))
                .withHint(Hints.field(wish.field(), dialect, valid));
    }

    private boolean descending(Wish wish) {
        return switch (wish.direction().toLowerCase(Locale.ROOT)) {
            case "", "asc", "ascending" -> false;
            case "desc", "descending" -> true;
            default ->
                    throw script.error(
                            wish.span(),
                            "Invalid sort order: `%s`. Valid sort orders: `asc`, `desc`."
                                    .formatted(wish.direction()));
        };
    }

    private String shown(Wish wish) {
        return Vocabulary.find(wish.field(), dialect)
                .map(f -> f.shown(wish.field()))
                .orElse(wish.field());
    }

    private List<Wish> wishes() {
        var wishes = new ArrayList<Wish>();
        int start = 0;
        for (var part : script.text().split(",", -1)) {
            var span = new Span(start, start + part.length());
            var words = List.of(part.replaceAll("(?U)\\s+", " ").strip().split(" "));
            if (words.getFirst().isEmpty()) {
                throw script.error(span, "Missing or empty field.");
            }
            wishes.add(new Wish(span, words.getFirst(), words.size() > 1 ? words.get(1) : ""));
            start = span.end() + 1;
        }
        return wishes;
    }
}
