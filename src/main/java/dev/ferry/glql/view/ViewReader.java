package dev.ferry.glql.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ferry.glql.check.Request;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.lang.Span;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Takes a block apart: front matter and a query below it, a YAML mapping with a {@code query}, or
 * nothing but a query.
 */
final class ViewReader {

    private static final String FENCE = "---";

    private final Script block;
    private final Dialect dialect;

    ViewReader(Script block, Dialect dialect) {
        this.block = block;
        this.dialect = dialect;
    }

    View view() {
        var text = block.text();
        if (text.length() > View.LARGEST || text.getBytes(UTF_8).length > View.LARGEST) {
            throw block.error(new Span(0, 0), "Input exceeds maximum size")
                    .withHint("A block may have %,d bytes.".formatted(View.LARGEST));
        }
        int start = text.indexOf(FENCE + "\n");
        int end = start < 0 ? -1 : text.indexOf("\n" + FENCE, start + FENCE.length() + 1);
        return end < 0 ? whole() : frontMatter(start, end);
    }

    private View frontMatter(int start, int end) {
        var text = block.text();
        var config = text.substring(start + FENCE.length() + 1, end);
        var query = text.substring(0, start) + text.substring(end + 1 + FENCE.length());
        var script = new Script("front matter", config);
        var keys = Keys.read(script);
        return view(
                script,
                keys.orElseThrow(() ->
                        script.error(script.all(), "The front matter holds no keys.")
                                .withHint("Write `display: table` and the like.")),
                query.strip());
    }

    private View whole() {
        var keys = Keys.read(block);
        return keys.map(k -> view(block, k, query(k)))
                .orElseGet(() -> view(block, Map.of(), block.text()));
    }

    private String query(Map<String, @Nullable Scalar> keys) {
        if (!keys.containsKey("query")) {
            throw block.error(block.all(), "Missing or empty `query`.")
                    .withHint("Write `query: label = \"bug\"`, or the query alone in the block.");
        }
        return text(block, keys, "query")
                .orElseThrow(() -> block.error(block.all(), "Missing or empty `query`."));
    }

    private View view(Script script, Map<String, @Nullable Scalar> keys, String query) {
        return new View(
                new Request(
                        dialect,
                        query,
                        text(script, keys, "fields"),
                        text(script, keys, "sort"),
                        text(script, keys, "mode"),
                        text(script, keys, "dimensions"),
                        text(script, keys, "metrics")),
                shown(script, keys, "display"),
                limit(script, keys),
                shown(script, keys, "title").filter(t -> !t.isBlank()),
                shown(script, keys, "description").filter(t -> !t.isBlank()),
                collapsed(keys),
                text(script, keys, "project"),
                text(script, keys, "group"));
    }

    private static Optional<String> text(
            Script script, Map<String, @Nullable Scalar> keys, String key) {
        var value = scalar(script, keys, key);
        value.flatMap(Scalar::otherType)
                .ifPresent(type -> {
                    throw wrongType(script, value.get().at(), key, type);
                });
        return value.map(Scalar::text);
    }

    /** Any value has a look; only what has parts has none. */
    private static Optional<String> shown(
            Script script, Map<String, @Nullable Scalar> keys, String key) {
        return scalar(script, keys, key).map(Scalar::text);
    }

    private static Optional<Scalar> scalar(
            Script script, Map<String, @Nullable Scalar> keys, String key) {
        if (!keys.containsKey(key)) {
            return Optional.empty();
        }
        var value = keys.get(key);
        if (value == null) {
            throw wrongType(script, new Span(0, 0), key, "a list or a mapping");
        }
        return value.isNothing() ? Optional.empty() : Optional.of(value);
    }

    private static GlqlException wrongType(Script script, Span at, String key, String type) {
        return script.error(at, "`%s` takes text, not %s.".formatted(key, type))
                .withHint("Put it in quotes, as one text: %s: \"…\".".formatted(key));
    }

    private static OptionalInt limit(Script script, Map<String, @Nullable Scalar> keys) {
        var value = scalar(script, keys, "limit");
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        double number = value.get().number().orElse(0);
        if (number < 1 || number != Math.rint(number)) {
            throw script.error(
                    value.get().at(),
                    "`limit` is a whole number from 1 to %d.".formatted(View.MOST_ROWS));
        }
        return OptionalInt.of((int) Math.min(number, View.MOST_ROWS));
    }

    private static boolean collapsed(Map<String, @Nullable Scalar> keys) {
        var value = keys.get("collapsed");
        return value != null
                && !value.isNothing()
                && switch (value.text().toLowerCase(java.util.Locale.ROOT)) {
                    case "", "false", "no", "off", "0" -> false;
                    default -> true;
                };
    }
}
