package dev.ferry.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.migration.ramp.Ramp;
import dev.ferry.migration.ramp.Report;
import java.util.List;

/**
 * Rollouts and reports as JSON, for the database and for the marker in a feature's issue. Fields
 * that we do not know are skipped, so that an older or newer Ferry's text can be read.
 */
public final class RampJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModules(new JavaTimeModule(), new Jdk8Module())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .serializationInclusion(JsonInclude.Include.NON_ABSENT)
                    .withConfigOverride(
                            List.class,
                            type ->
                                    type.setSetterInfo(
                                            JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                    .addMixIn(Report.class, ReportKinds.class)
                    .addMixIn(Ramp.class, RampFields.class)
                    .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Report.Evaluation.class, name = "evaluation"),
        @JsonSubTypes.Type(value = Report.Comparison.class, name = "comparison"),
        @JsonSubTypes.Type(value = Report.OldCalls.class, name = "old-calls")
    })
    private interface ReportKinds {}

    @com.fasterxml.jackson.annotation.JsonIgnoreProperties({"begun", "rolledBack"})
    private interface RampFields {}

    private RampJson() {}

    public static String write(Ramp ramp) {
        return text(ramp);
    }

    public static String write(Report report) {
        return text(report);
    }

    /** Anything else than a ramp is an {@link IllegalArgumentException}. */
    public static Ramp ramp(String json) {
        return read(json, Ramp.class);
    }

    public static Report report(String json) {
        return read(json, Report.class);
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON: " + value, e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
