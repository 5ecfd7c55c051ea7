package dev.ferry.glql.view;

import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Script;
import dev.ferry.glql.lang.Span;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The keys of a YAML mapping. Built on the parser's events: nothing recurses, an alias is worth at
 * most one scalar, and values that are no scalars are passed over (GitLab has such: {@code
 * displayConfig}).
 */
final class Keys {

    private final Script block;
    private final Iterator<Event> events;
    private final Map<String, Scalar> anchors = new HashMap<>();

    private Keys(Script block, Iterator<Event> events) {
        this.block = block;
        this.events = events;
    }

    /** Empty where the text is YAML but no mapping. A value that is no scalar is null. */
    static Optional<Map<String, @Nullable Scalar>> read(Script block) {
        var settings = LoadSettings.builder().setCodePointLimit(View.LARGEST).build();
        try {
            return new Keys(block, new Parse(settings).parseString(block.text()).iterator())
                    .document();
        } catch (MarkedYamlEngineException e) {
            var at = e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(0);
            throw notYaml(block, at, String.valueOf(e.getProblem()));
        } catch (YamlEngineException | NumberFormatException e) {
            // The second is the library's own slip, for an escape that is cut off.
            throw notYaml(block, 0, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Map<String, @Nullable Scalar>> document() {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return Optional.empty();
        }
        var root = events.next();
        var mapping =
                root.getEventId() == Event.ID.MappingStart
                        ? Optional.of(mapping(root))
                        : Optional.<Map<String, @Nullable Scalar>>empty();
        if (mapping.isEmpty()) {
            scalar(root);
        }
        events.next();
        var end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw notYaml(block, index(end), "expected a single document, but found more");
        }
        return mapping;
    }

    private Map<String, @Nullable Scalar> mapping(Event root) {
        refuseTag(root);
        var keys = new LinkedHashMap<String, @Nullable Scalar>();
        for (var e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
            var key = scalar(e);
            var value = scalar(events.next());
            if (key == null) {
                throw notYaml(block, index(e), "a key has to be a word");
            }
            if (keys.containsKey(key.text())) {
                throw notYaml(block, index(e), "duplicated mapping key `" + key.text() + "`");
            }
            keys.put(key.text(), value);
        }
        return keys;
    }

    /** Null for anything that is no scalar, which is skipped to its end. */
    private @Nullable Scalar scalar(Event event) {
        if (event instanceof AliasEvent alias) {
            return Optional.ofNullable(anchors.get(alias.getAlias().getValue()))
                    .orElseThrow(() ->
                            notYaml(
                                    block,
                                    index(event),
                                    "aliases of more than a word are not read; write it out"));
        }
        refuseTag(event);
        if (event instanceof ScalarEvent s) {
            var scalar = new Scalar(s.getValue(), s.isPlain(), span(event));
            s.getAnchor().ifPresent(a -> anchors.put(a.getValue(), scalar));
            return scalar;
        }
        skip(event);
        return null;
    }

    private void skip(Event opening) {
        int depth = change(opening);
        while (depth > 0) {
            var event = events.next();
            refuseTag(event);
            depth += change(event);
        }
    }

    private static int change(Event event) {
        return switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
        };
    }

    private void refuseTag(Event event) {
        var tag =
                switch (event) {
                    case ScalarEvent s -> s.getTag();
                    case org.snakeyaml.engine.v2.events.CollectionStartEvent c -> c.getTag();
                    case NodeEvent _ -> Optional.<String>empty();
                    default -> Optional.<String>empty();
                };
        if (tag.isPresent()) {
            throw notYaml(block, index(event), "unknown tag `" + tag.get() + "`");
        }
    }

    private Span span(Event event) {
        int start = index(event);
        int end = event.getEndMark().map(m -> chars(m.getIndex())).orElse(start);
        return new Span(start, Math.max(start, end));
    }

    private int index(Event event) {
        return event.getStartMark().map(m -> chars(m.getIndex())).orElse(0);
    }

    private int chars(int codePoints) {
        return chars(block, codePoints);
    }

    /** The library counts code points. */
    private static int chars(Script block, int codePoints) {
        var text = block.text();
        int known = Math.min(codePoints, text.codePointCount(0, text.length()));
        return text.offsetByCodePoints(0, known);
    }

    private static GlqlException notYaml(Script block, int codePoints, String problem) {
        int at = chars(block, codePoints);
        return block.error(new Span(at, at), "This block is not YAML: " + problem)
                .withHint(
                        "Put a value with `: `, ` #` or a leading `@`, `%`, `*`, `&` or `!` into"
                                + " quotes, or below `query: >`.");
    }
}
