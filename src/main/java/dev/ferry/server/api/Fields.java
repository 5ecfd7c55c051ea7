package dev.ferry.server.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.text.Nearest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A JSON object, read strictly: an unknown, doubled or wrong field is named. */
final class Fields {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final int LONGEST_TEXT = 500;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final int FINEST = 30;

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    static Fields read(byte[] body, List<String> known) throws Problem {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Problem.wrong(
                    "The body is not JSON: " + e.getOriginalMessage(), "Send one JSON object.");
        } catch (IOException e) {
            throw Problem.wrong("The body cannot be read.", "Send one JSON object.");
        }
        if (tree == null || !tree.isObject()) {
            throw Problem.wrong("The body is not a JSON object.", "Send one JSON object.");
        }
        for (var name : (Iterable<String>) tree::fieldNames) {
            if (!known.contains(name)) {
                var nearest = Nearest.to(name, known, 1).stream().findFirst();
                throw Problem.wrong(
                        "There is no field \"" + shown(name) + "\".",
                        nearest.map(n -> "Did you mean \"" + n + "\"?")
                                .orElse("The fields are " + String.join(", ", known) + "."));
            }
        }
        return new Fields(tree);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private Optional<JsonNode> find(String name, Predicate<JsonNode> type, String expected)
            throws Problem {
        var node = object.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!type.test(node)) {
            throw Problem.wrong(
                    "\"" + name + "\" is not " + expected + ".", "Send " + expected + ".");
        }
        return Optional.of(node);
    }

    private static <T> T needed(Optional<T> value, String name) throws Problem {
        if (value.isEmpty()) {
            throw Problem.wrong("\"" + name + "\" is missing.", "Send it.");
        }
        return value.get();
    }

    Optional<String> text(String name) throws Problem {
        var text = find(name, JsonNode::isTextual, "a text").map(JsonNode::textValue);
        if (text.filter(t -> t.isBlank() || t.length() > LONGEST_TEXT).isPresent()) {
            throw Problem.wrong(
                    "\"" + name + "\" is empty or too long.",
                    "Send 1 to " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    String neededText(String name) throws Problem {
        return needed(text(name), name);
    }

    String choice(String name, List<String> values) throws Problem {
        var text = neededText(name);
        if (!values.contains(text)) {
            throw Problem.wrong(
                    "\"%s\" is none of %s.".formatted(name, String.join(", ", values)),
                    "Send one of them.");
        }
        return text;
    }

    BigDecimal number(String name) throws Problem {
        var number = needed(find(name, JsonNode::isNumber, "a number"), name).decimalValue();
        boolean sane =
                number.scale() <= FINEST
                        && number.precision() - number.scale() <= 13
                        && number.abs().compareTo(LARGEST) <= 0;
        if (!sane) {
            throw Problem.wrong(
                    "\"" + name + "\" is no number that anybody measures.",
                    "Send one up to " + LARGEST + ".");
        }
        return number;
    }

    Optional<Long> count(String name) throws Problem {
        return find(
                        name,
                        n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0,
                        "a whole number from 0 on")
                .map(JsonNode::longValue);
    }

    long neededCount(String name) throws Problem {
        return needed(count(name), name);
    }

    Optional<Instant> moment(String name) throws Problem {
        var text = text(name);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException e) {
            throw Problem.wrong(
                    "\"" + name + "\" is no moment.", "Send it like 2026-12-01T09:30:00Z.");
        }
    }
}
