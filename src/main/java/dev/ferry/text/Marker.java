package dev.ferry.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A note of ours in a body or comment, one hidden line: {@code <!-- ferry:KIND {"key":"value"}
 * -->}. Whatever the values hold, the line stays one comment. Whether a marker may be believed is
 * for the caller to say: anybody can type one.
 *
 * @param kind small letters and hyphens
 * @param fields sorted by name, so that equal markers have equal text
 */
public record Marker(String kind, Map<String, String> fields) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    public Marker {
        if (!kind.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("not a kind of marker: " + kind);
        }
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The markers of this kind, in order. What is malformed or cut off is passed over. */
    public static List<Marker> all(String body, String kind) {
        return Hidden.in(body).stream()
                .filter(comment -> comment.word().equals(kind))
                .flatMap(comment -> read(kind, comment.rest()).stream())
                .toList();
    }

    public static Optional<Marker> first(String body, String kind) {
        return all(body, kind).stream().findFirst();
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The hidden line, without a line end. */
    public String text() {
        try {
            return Hidden.write(kind, armoured(JSON.writeValueAsString(fields)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        }
    }

    private static Optional<Marker> read(String kind, String json) {
        try {
            var tree = JSON.readTree(json);
            return tree.isObject() && tree.valueStream().allMatch(JsonNode::isTextual)
                    ? Optional.of(new Marker(kind, fields(tree)))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> fields(JsonNode object) {
        var fields = new TreeMap<String, String>();
        object.forEachEntry((name, value) -> fields.put(name, value.textValue()));
        return fields;
    }

    /** JSON may write any character of a string as an escape, and none of these outside of one. */
    private static String armoured(String json) {
        var out = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean secondHyphen = c == '-' && json.charAt(i - 1) == '-';
            if (secondHyphen || "<>&@".indexOf(c) >= 0 || isUnseen(c) || isLoneSurrogate(json, i)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isUnseen(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c) && !Character.isLowSurrogate(text.charAt(i + 1))
                || Character.isLowSurrogate(c) && !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
