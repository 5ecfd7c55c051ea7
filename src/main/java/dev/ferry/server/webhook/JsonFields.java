package dev.ferry.server.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A few fields out of a large JSON document: the rest is skipped, and not read past the last one.
 */
final class JsonFields {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Names with dots between the levels ({@code issue.number}); compiled once. */
    static final class Wanted {
        private final Set<String> fields;
        private final Set<String> parents = new HashSet<>();

        Wanted(String... fields) {
            this.fields = Set.of(fields);
            for (var field : fields) {
                for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
                    parents.add(field.substring(0, dot));
                }
            }
        }
    }

    private final Map<String, String> found = new HashMap<>();

    private JsonFields() {}

    static JsonFields read(byte[] json, Wanted wanted) throws IOException {
        var fields = new JsonFields();
        try (var parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                fields.read(parser, wanted, "");
            }
        }
        return fields;
    }

    /** Of the object that was just opened. */
    private void read(JsonParser parser, Wanted wanted, String prefix) throws IOException {
        while (found.size() < wanted.fields.size() && parser.nextToken() == JsonToken.FIELD_NAME) {
            var path = prefix.isEmpty() ? parser.currentName() : prefix + parser.currentName();
            var value = parser.nextToken();
            if (wanted.fields.contains(path) && value != JsonToken.VALUE_NULL) {
                found.putIfAbsent(path, value.isScalarValue() ? parser.getText() : "");
            }
            if (value == JsonToken.START_OBJECT && wanted.parents.contains(path)) {
                read(parser, wanted, path + ".");
            } else {
                parser.skipChildren();
            }
        }
    }

    /** A scalar's text; empty text for an object or array; absent for null. */
    Optional<String> text(String path) {
        return Optional.ofNullable(found.get(path));
    }

    /** Whole and above zero, as ids and numbers of issues are. */
    OptionalLong number(String path) {
        var text = found.getOrDefault(path, "");
        return text.length() <= 18
                        && !text.isEmpty()
                        && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    Optional<Long> id(String path) {
        var number = number(path);
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    boolean has(String path) {
        return found.containsKey(path);
    }
}
