package dev.ferry.flag.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One line of the server's log.
 *
 * @param feature empty: it is not about a flag
 * @param environment empty: it is about all of them
 */
record UnleashEvent(
        long id,
        String type,
        String feature,
        String project,
        String environment,
        Instant at,
        Optional<String> by) {

    static UnleashEvent of(JsonNode node) {
        return new UnleashEvent(
                node.path("id").asLong(),
                node.path("type").asText(),
                text(node, "featureName"),
                text(node, "project"),
                text(node, "environment"),
                moment(node.path("createdAt").asText("")),
                Optional.of(text(node, "createdBy")).filter(s -> !s.isEmpty()));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : "";
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    boolean archived() {
        return type.equals("feature-archived");
    }
}
