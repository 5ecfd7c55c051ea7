package dev.ferry.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What was decided about one command of a comment; stored before anything happens.
 *
 * @param generation 0 for the comment as first seen, 1 for commands that its first edit brought, …
 * @param canonical the command in one normal spelling; for a mistake the line as written
 * @param refusal Markdown for the person; empty when the command was accepted
 */
record Outcome(int generation, String canonical, String refusal) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of the commands that were decided last; -1 before any were. */
    static int generation(List<Outcome> outcomes) {
        return outcomes.isEmpty() ? -1 : outcomes.getLast().generation();
    }

    boolean accepted() {
        return refusal.isEmpty();
    }

    static String write(List<Outcome> outcomes) {
        try {
            return JSON.writeValueAsString(outcomes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outcomes cannot be written", e);
        }
    }

    static List<Outcome> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored outcomes cannot be read: " + json, e);
        }
    }
}
