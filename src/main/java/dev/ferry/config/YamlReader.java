package dev.ferry.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Bytes to a {@link Yaml} document. Built on parse events, not on the library's node tree, because
 * that recurses as deep as the text says; here depth and size end early, and what a configuration
 * does not need (anchors, tags, several documents) is a mistake.
 */
final class YamlReader {

    static final int MOST_BYTES = 4_000_000;
    private static final int DEEPEST = 40;

    private final String file;
    private final Iterator<Event> events;
    private Place reached;

    private YamlReader(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
        this.reached = start(file);
    }

    /** The document, or empty with a mistake that says why there is none. */
    static Optional<Yaml> read(String file, byte[] bytes, Mistakes mistakes) {
        try {
            return Optional.of(read(file, text(file, bytes)));
        } catch (Unreadable e) {
            mistakes.add(e.at, e.words);
            return Optional.empty();
        }
    }

    private static Yaml read(String file, String text) {
        var settings = LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();
        try {
            return new YamlReader(file, new Parse(settings).parseString(text).iterator())
                    .document();
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            var at = mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1));
            throw new Unreadable(at.orElse(start(file)), "not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            var sign = "U+%04X".formatted(e.getCodePoint());
            throw new Unreadable(
                    start(file), "not YAML: the character " + sign + " is not allowed");
        } catch (YamlEngineException e) {
            throw new Unreadable(start(file), "not YAML: " + e.getMessage());
        }
    }

    private static String text(String file, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(start(file), "larger than " + MOST_BYTES + " bytes");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.length() > 0 && text.charAt(0) == '\uFEFF'
                    ? text.subSequence(1, text.length()).toString()
                    : text.toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable(placeOfBadByte(file, bytes), "not UTF-8 text");
        }
    }

    private static Place placeOfBadByte(String file, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var good = java.nio.CharBuffer.allocate(bytes.length + 1);
        decoder.decode(ByteBuffer.wrap(bytes), good, true);
        var before = good.flip().toString();
        int line = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n') - 1;
        return new Place(file, line + 1, column + 1);
    }

    private Yaml document() {
        next();
        var first = next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            throw new Unreadable(start(file), "the file is empty");
        }
        var document = node(next(), 0);
        next();
        var after = next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Unreadable(place(after), "a second document; there may be one per file");
        }
        return document;
    }

    private Event next() {
        try {
            var event = events.next();
            reached = place(event);
            return event;
        } catch (NumberFormatException e) {
            // The library's own slip.
            throw new Unreadable(
                    reached, "not YAML: after this, the number of a \\x, \\u or \\U is cut off");
        }
    }

    private Yaml node(Event event, int depth) {
        var at = place(event);
        if (depth > DEEPEST) {
            throw new Unreadable(at, "nested deeper than " + DEEPEST + " levels");
        }
        refuseAnchors(event, at);
        return switch (event) {
            case ScalarEvent e -> {
                refuseTag(e.getTag(), at);
                yield new Yaml.Scalar(e.getValue(), e.isPlain(), at);
            }
            case SequenceStartEvent e -> {
                refuseTag(e.getTag(), at);
                yield new Yaml.Sequence(items(depth), at);
            }
            case MappingStartEvent e -> {
                refuseTag(e.getTag(), at);
                yield new Yaml.Mapping(entries(depth), at);
            }
            default -> throw new Unreadable(at, "not YAML that Ferry reads");
        };
    }

    private List<Yaml> items(int depth) {
        var items = new ArrayList<Yaml>();
        for (var e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
            items.add(node(e, depth + 1));
        }
        return items;
    }

    private List<Yaml.Entry> entries(int depth) {
        var entries = new ArrayList<Yaml.Entry>();
        for (var e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
            if (!(node(e, depth + 1) instanceof Yaml.Scalar key)) {
                throw new Unreadable(place(e), "a key has to be a plain word");
            }
            entries.add(new Yaml.Entry(key, node(next(), depth + 1)));
        }
        return entries;
    }

    private static void refuseAnchors(Event event, Place at) {
        if (event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new Unreadable(at, "anchors (&) and aliases (*) are not read; write it out");
        }
    }

    private static void refuseTag(Optional<String> tag, Place at) {
        if (tag.isPresent()) {
            throw new Unreadable(at, "tags (" + Mistakes.quoted(tag.get()) + ") are not read");
        }
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(start(file));
    }

    private static Place start(String file) {
        return new Place(file, 1, 1);
    }

    private static final class Unreadable extends RuntimeException {
        private final transient Place at;
        private final String words;

        Unreadable(Place at, String words) {
            super(words, null, false, false);
            this.at = at;
            this.words = words;
        }
    }
}
