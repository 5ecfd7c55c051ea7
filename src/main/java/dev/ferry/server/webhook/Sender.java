package dev.ferry.server.webhook;

import java.util.List;

/**
 * Somebody who may tell us things.
 *
 * @param name the last part of the route, and {@code Delivery.source}
 * @param idHeaders where the delivery's id stands, the most trustworthy first; an id is the same
 *     when a delivery is sent again
 */
public record Sender(String name, List<String> idHeaders, Signature signature, Payload payload) {

    public static Sender embedded(Signature signature) {
        return new Sender(
                "embedded", List.of(StandardWebhooks.ID), signature, new EmbeddedPayload());
    }

    public static Sender gitlab(GitLabSignature signature) {
        return new Sender(
                "gitlab",
                List.of(StandardWebhooks.ID, "Idempotency-Key"),
                signature,
                new GitLabPayload());
    }

    public static Sender github(GitHubSignature signature) {
        return new Sender("github", List.of("X-GitHub-Delivery"), signature, new GitHubPayload());
    }

    /** Its deliveries carry no id. */
    public static Sender unleash(BearerSecret secret) {
        return new Sender("unleash", List.of(), secret, new UnleashPayload());
    }
}
