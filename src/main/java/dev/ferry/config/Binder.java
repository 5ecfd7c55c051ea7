package dev.ferry.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binds a {@link Yaml} document to records, by the names and types of their components: {@code
 * dueEarliest} is the key {@code due_earliest}. An absent {@code Optional}, {@code List}, {@code
 * Set} or {@code Map} is empty, and a record of such parts only may be absent too; anything else
 * has to be there or have a {@link Default}. A {@link Place} component is told where its record
 * stands. A sealed interface is chosen by the key {@code type}, which names one of its records.
 * Goes on after a mistake, to find the others: a list or map then lacks what could not be read.
 */
final class Binder {

    private final Mistakes mistakes;
    private final Map<Class<?>, Shape> shapes = new HashMap<>();

    Binder(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Empty when something in it is wrong, which then stands among the mistakes. */
    <T> Optional<T> bind(Yaml node, Class<T> type) {
        return value(node, type).map(type::cast);
    }

    private Optional<Object> value(Yaml node, Type type) {
        if (type instanceof ParameterizedType generic) {
            var argument = generic.getActualTypeArguments()[0];
            var raw = generic.getRawType();
            if (raw == Optional.class) {
                return isNothing(node)
                        ? Optional.of(Optional.empty())
                        : value(node, argument).map(Optional::of);
            }
            if (raw == Map.class) {
                return map(node, argument, generic.getActualTypeArguments()[1]);
            }
            var items = items(node, argument);
            return raw == Set.class ? items.map(LinkedHashSet::new) : items.map(l -> l);
        }
        var plain = (Class<?>) type;
        if (plain.isInterface() && plain.isSealed()) {
            return oneOf(node, plain);
        }
        return plain.isRecord() && plain != Word.class ? object(node, plain) : scalar(node, plain);
    }

    private static boolean isNothing(Yaml node) {
        return node instanceof Yaml.Scalar s && s.isNothing();
    }

    private Optional<Object> scalar(Yaml node, Class<?> type) {
        if (!(node instanceof Yaml.Scalar s) || s.isNothing()) {
            return wrong(node, "a value");
        }
        if (type == Word.class) {
            return Optional.of(new Word(s.text(), s.at()));
        }
        try {
            return Optional.of(Scalars.read(s.text(), type));
        } catch (IllegalArgumentException e) {
            mistakes.add(s.at(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<List<Object>> items(Yaml node, Type type) {
        if (!(node instanceof Yaml.Sequence list)) {
            return wrong(node, "a list");
        }
        var items = new ArrayList<>();
        for (var item : list.items()) {
            var value = value(item, type);
            if (value.isPresent()) {
                items.add(value.get());
            }
        }
        return Optional.of(items);
    }

    private Optional<Object> map(Yaml node, Type keyType, Type type) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            return wrong(node, "a mapping");
        }
        var map = new LinkedHashMap<Object, Object>();
        for (var e : withoutDuplicates(mapping)) {
            Object key = keyType == Word.class ? word(e.key()) : e.key().text();
            var value = value(e.value(), type);
            if (value.isPresent()) {
                map.put(key, value.get());
            }
        }
        return Optional.of(map);
    }

    private static Word word(Yaml.Scalar s) {
        return new Word(s.text(), s.at());
    }

    private Optional<Object> oneOf(Yaml node, Class<?> type) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            return wrong(node, "a mapping");
        }
        var choices = new HashMap<String, Class<?>>();
        for (var c : type.getPermittedSubclasses()) {
            choices.put(kebab(c.getSimpleName()), c);
        }
        var chosen = mapping.entries().stream().filter(e -> e.key().text().equals("type")).toList();
        if (chosen.isEmpty() || !(chosen.getFirst().value() instanceof Yaml.Scalar word)) {
            mistakes.add(mapping.at(), "missing key \"type\"");
            return Optional.empty();
        }
        var choice = choices.get(word.text());
        if (choice == null) {
            mistakes.unknown("type", word.at(), word.text(), choices.keySet());
            return Optional.empty();
        }
        var rest = new ArrayList<>(mapping.entries());
        rest.remove(chosen.getFirst());
        return object(new Yaml.Mapping(rest, mapping.at()), choice);
    }

    /** {@code GithubVariables} is {@code github-variables}. */
    private static String kebab(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private Optional<Object> object(Yaml node, Class<?> type) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            return wrong(node, "a mapping");
        }
        var shape = shape(type);
        var written = new HashMap<String, Yaml>();
        for (var e : withoutDuplicates(mapping)) {
            if (shape.keys().contains(e.key().text())) {
                written.put(e.key().text(), e.value());
            } else {
                mistakes.unknown("key", word(e.key()), shape.keys());
            }
        }
        var values = new ArrayList<>();
        for (var part : shape.parts()) {
            var value = part(part, written, mapping.at());
            if (value.isPresent()) {
                values.add(value.get());
            }
        }
        var made =
                values.size() == shape.parts().size()
                        ? made(shape, values, mapping.at())
                        : Optional.empty();
        if (made.isEmpty() && written.get("id") instanceof Yaml.Scalar id) {
            mistakes.halfRead(id.text());
        }
        return made;
    }

    private Optional<Object> part(Shape.Part part, Map<String, Yaml> written, Place at) {
        if (part.isPlace()) {
            return Optional.of(at);
        }
        var node = written.get(part.key());
        if (node != null && !(isNothing(node) && part.absent().isPresent())) {
            return value(node, part.type());
        }
        if (part.absent().isEmpty() && mayBeLeftOut(part.type())) {
            return value(new Yaml.Mapping(List.of(), at), part.type());
        }
        if (part.absent().isEmpty()) {
            mistakes.add(at, "missing key \"" + part.key() + "\"");
        }
        return part.absent();
    }

    /** A record of which every part may be absent. */
    private boolean mayBeLeftOut(Type type) {
        return type instanceof Class<?> c
                && c.isRecord()
                && c != Word.class
                && shape(c).mayBeEmpty();
    }

    private Shape shape(Class<?> type) {
        return shapes.computeIfAbsent(type, Shape::of);
    }

    private Optional<Object> made(Shape shape, List<Object> values, Place at) {
        try {
            return Optional.of(shape.make(values));
        } catch (IllegalArgumentException e) {
            mistakes.add(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Yaml.Entry> withoutDuplicates(Yaml.Mapping mapping) {
        var seen = new HashSet<String>();
        var once = new ArrayList<Yaml.Entry>();
        for (var e : mapping.entries()) {
            if (seen.add(e.key().text())) {
                once.add(e);
            } else {
                mistakes.add(
                        e.key().at(), "the key " + Mistakes.quoted(e.key().text()) + " is twice");
            }
        }
        return once;
    }

    private <T> Optional<T> wrong(Yaml node, String expected) {
        mistakes.add(node.at(), "expected " + expected + ", found " + node.kind());
        return Optional.empty();
    }
}
