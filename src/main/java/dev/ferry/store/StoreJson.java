package dev.ferry.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.Rollout;
import dev.ferry.glql.eval.Item;
import dev.ferry.glql.eval.MigrationFacts;
import dev.ferry.reconcile.Standings.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON in columns: written by us, read by us, or by the next version of us. */
final class StoreJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModules(new JavaTimeModule(), new Jdk8Module())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addMixIn(Rollout.class, RolloutKinds.class)
                    .build();

    private StoreJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Rollout.Off.class, name = "off"),
        @JsonSubTypes.Type(value = Rollout.Full.class, name = "full"),
        @JsonSubTypes.Type(value = Rollout.Percent.class, name = "percent"),
        @JsonSubTypes.Type(value = Rollout.Mixed.class, name = "mixed"),
        @JsonSubTypes.Type(value = Rollout.Unknown.class, name = "unknown")
    })
    private interface RolloutKinds {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + value, e);
        }
    }

    static List<String> texts(String json) {
        return List.of(read(json, String[].class));
    }

    static FlagState flag(String json) {
        return read(json, FlagState.class);
    }

    static Standing standing(String json) {
        return read(json, Standing.class);
    }

    /** An item, with what Ferry knows of it where there is such. */
    static Item item(String json, @Nullable String facts) {
        var item = read(json, Item.class);
        return facts == null ? item : item.with(facts(facts));
    }

    static MigrationFacts facts(String json) {
        return read(json, MigrationFacts.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the database holds unreadable JSON: " + e.getOriginalMessage(), e);
        }
    }
}
