package dev.ferry.tracker.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;

/** Lists inside one column, and bodies of webhooks. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> strings(String json) {
        return List.of(read(json, String[].class));
    }

    static List<Long> longs(String json) {
        return List.of(read(json, Long[].class));
    }

    static String sorted(Collection<String> values) {
        return write(values.stream().sorted().toList());
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the tracker's database holds broken JSON", e);
        }
    }
}
