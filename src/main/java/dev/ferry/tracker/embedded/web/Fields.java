package dev.ferry.tracker.embedded.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.text.Nearest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A JSON object from outside, read field by field; what does not fit is refused in words. */
record Fields(ObjectNode json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Fields of(String body, Set<String> known) {
        var json = parse(body);
        for (var name : (Iterable<String>) json::fieldNames) {
            if (!known.contains(name)) {
                throw Refused.unusable(unknown(name, known));
            }
        }
        return new Fields(json);
    }

    /** Whether the field is there, be it null. */
    boolean has(String name) {
        return json.has(name);
    }

    boolean isNull(String name) {
        return json.path(name).isNull();
    }

    Optional<String> text(String name) {
        return present(name, JsonNode::isTextual, "text").map(JsonNode::textValue);
    }

    String needText(String name, String why) {
        return text(name)
                .orElseThrow(() -> Refused.unusable("\"" + name + "\" is missing: " + why));
    }

    Optional<Boolean> bool(String name) {
        return present(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    Optional<Integer> whole(String name) {
        return present(name, JsonNode::canConvertToInt, "a whole number").map(JsonNode::intValue);
    }

    Optional<List<String>> texts(String name) {
        return present(name, Fields::isTexts, "a list of texts").map(Fields::texts);
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(text -> day(name, text));
    }

    /** A number or text, as text. */
    Optional<String> word(String name) {
        return present(name, n -> n.isTextual() || n.isIntegralNumber(), "a number or text")
                .map(JsonNode::asText);
    }

    static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.unusable(
                    "\"" + name + "\" must be a day such as 2026-12-01, not \"" + text + "\"");
        }
    }

    private Optional<JsonNode> present(String name, Predicate<JsonNode> fits, String kind) {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!fits.test(value)) {
            throw Refused.unusable("\"" + name + "\" must be " + kind + ", not " + value);
        }
        return Optional.of(value);
    }

    private static boolean isTexts(JsonNode list) {
        return list.isArray() && list.valueStream().allMatch(JsonNode::isTextual);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(n -> texts.add(n.textValue()));
        return texts;
    }

    private static ObjectNode parse(String body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw Refused.malformed("the body must be one JSON object");
        } catch (JsonProcessingException e) {
            throw Refused.malformed("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String unknown(String name, Set<String> known) {
        var near = Nearest.to(name, known);
        var hint =
                near.isEmpty()
                        ? "known are " + String.join(", ", known.stream().sorted().toList())
                        : "did you mean \"" + near.getFirst() + "\"?";
        return "unknown field \"" + name + "\"; " + hint;
    }
}
