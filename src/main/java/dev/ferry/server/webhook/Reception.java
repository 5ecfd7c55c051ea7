package dev.ferry.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Intake;
import dev.ferry.server.webhook.Webhooks.Result;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the bytes of a delivery to its place in the inbox. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int LONGEST_ID = 200;

    private final Intake inbox;
    private final InstantSource clock;
    private final BodyIds bodyIds = new BodyIds();

    Reception(Intake inbox, InstantSource clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The result comes when what was taken is durable. */
    CompletableFuture<Result> take(Sender sender, Headers headers, byte[] body) {
        try {
            return judge(sender, headers, body);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Result> judge(Sender sender, Headers headers, byte[] body) {
        return switch (sender.signature().check(headers, body, clock.instant())) {
            case GENUINE -> store(sender, headers, body);
            case UNSIGNED -> at(Result.UNSIGNED);
            case FORGED -> at(Result.FORGED);
            case STALE -> stale(sender);
        };
    }

    private static CompletableFuture<Result> stale(Sender sender) {
        LOG.warn(
                "a delivery from {} is signed but not from now: look at the clocks of both"
                        + " machines",
                sender.name());
        return at(Result.STALE);
    }

    private CompletableFuture<Result> store(Sender sender, Headers headers, byte[] body) {
        Optional<Hint> hint;
        try {
            hint = sender.payload().hint(headers, body);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("a delivery from {} is not what it should be: {}", sender.name(), where(e));
            return at(Result.UNREADABLE);
        }
        return hint.map(h -> inbox.acceptLater(delivery(sender, headers, body, h)))
                .map(receipt -> receipt.thenApply(Reception::result))
                .orElseGet(() -> at(Result.IGNORED));
    }

    /** What cannot be read is somebody's text, and stays out of the log. */
    private static String where(Exception e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? "no JSON at line %d, column %d"
                        .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
                : "a name in it is none";
    }

    private Delivery delivery(Sender sender, Headers headers, byte[] body, Hint hint) {
        var now = clock.instant();
        return new Delivery(id(sender, headers, body), sender.name(), hint, now);
    }

    private String id(Sender sender, Headers headers, byte[] body) {
        for (var name : sender.idHeaders()) {
            var value = headers.first(name);
            if (value.isPresent() && isId(value.get())) {
                return value.get();
            }
        }
        return bodyIds.of(body, clock.instant());
    }

    private static boolean isId(String value) {
        return !value.isBlank() && value.length() <= LONGEST_ID;
    }

    private static Result result(Intake.Receipt receipt) {
        return switch (receipt) {
            case STORED -> Result.STORED;
            case DUPLICATE -> Result.DUPLICATE;
        };
    }

    private static CompletableFuture<Result> at(Result result) {
        return CompletableFuture.completedFuture(result);
    }
}
