package dev.ferry.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.migration.Decisions;
import java.util.List;
import java.util.Map;

/**
 * Decisions as JSON, for the database and for the marker in the parent's body. Equal decisions are
 * equal text; what is empty is left out. Fields that we do not know are skipped and lists that are
 * missing are empty, so that an older or newer Ferry's text can be read.
 */
public final class DecisionsJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModules(new JavaTimeModule(), new Jdk8Module())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .serializationInclusion(JsonInclude.Include.NON_ABSENT)
                    .withConfigOverride(Map.class, DecisionsJson::emptyIsNothing)
                    .withConfigOverride(List.class, DecisionsJson::emptyIsNothing)
                    .build();

    private DecisionsJson() {}

    public static String write(Decisions decisions) {
        try {
            return MAPPER.writeValueAsString(decisions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("decisions cannot be written as JSON", e);
        }
    }

    /** Anything else than decisions is an {@link IllegalArgumentException}. */
    public static Decisions read(String json) {
        try {
            return MAPPER.readValue(json, Decisions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not the decisions of a migration: " + e.getOriginalMessage(), e);
        }
    }

    private static void emptyIsNothing(MutableConfigOverride type) {
        type.setInclude(
                JsonInclude.Value.construct(
                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
        type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
}
