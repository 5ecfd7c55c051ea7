package dev.ferry.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.inbox.Inbox;
import dev.ferry.tracker.CommentRef;
import dev.ferry.tracker.IssueRef;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /webhooks/embedded}. What is not signed is turned away without a word; what is, is
 * answered 2xx once the inbox has it, whatever it is about.
 */
final class EmbeddedWebhook {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedWebhook.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StandardWebhook signature;
    private final Inbox inbox;
    private final Traffic traffic;
    private final InstantSource clock;

    EmbeddedWebhook(String secret, Inbox inbox, Traffic traffic, InstantSource clock) {
        this.signature = new StandardWebhook(List.of(secret));
        this.inbox = inbox;
        this.traffic = traffic;
        this.clock = clock;
    }

    void register(RoutesConfig routes) {
        routes.post("/webhooks/embedded", this::receive);
    }

    private void receive(Context ctx) {
        var body = ctx.bodyAsBytes();
        var id = header(ctx, "webhook-id");
        boolean genuine =
                signature.accepts(
                        id,
                        header(ctx, "webhook-timestamp"),
                        header(ctx, "webhook-signature"),
                        body,
                        clock.instant());
        if (!genuine) {
            traffic.delivered("embedded", "refused");
            ctx.status(401);
            return;
        }
        var result = hint(body).map(h -> store(id, h)).orElse("ignored");
        traffic.delivered("embedded", result);
        ctx.status(202);
    }

    private String store(String id, Hint hint) {
        var receipt = inbox.accept(new Delivery(id, "embedded", hint, clock.instant()));
        return receipt.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What it is about; nothing where it cannot be read, which is logged but is no reason to refuse
     * it.
     */
    private static Optional<Hint> hint(byte[] body) {
        try {
            var json = JSON.readTree(body);
            var issue = IssueRef.parse(json.path("ref").asText());
            var actor =
                    Optional.of(json.path("actor").path("id"))
                            .filter(JsonNode::isNumber)
                            .map(JsonNode::asLong);
            var comment = new CommentRef(issue, json.path("comment").asLong());
            boolean commands =
                    json.path("body").asText().toLowerCase(Locale.ROOT).contains("/migrate");
            boolean talk = !comment.isDescription() || commands;
            return Optional.of(
                    talk
                            ? new Hint(Topic.COMMENT, comment.toString(), actor)
                            : new Hint(Topic.ISSUE, issue.toString(), actor));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "a signed delivery of the embedded tracker could not be read: {}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static String header(Context ctx, String name) {
        return Optional.ofNullable(ctx.header(name)).orElse("");
    }
}
