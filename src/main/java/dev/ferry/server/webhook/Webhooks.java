package dev.ferry.server.webhook;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Inbox;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes on which senders tell us things. Whatever is genuine is answered 2xx as soon as it is
 * durable or known to be nothing for us: senders switch off those who answer errors. Whatever is
 * not is answered without a reason.
 */
public final class Webhooks {

    /** What became of a delivery, for the metrics. */
    public enum Result {
        STORED,
        DUPLICATE,
        IGNORED,
        UNREADABLE,
        UNSIGNED,
        FORGED,
        STALE,
        TOO_LARGE,
        FAILED
    }

    /** Told of every delivery. */
    @FunctionalInterface
    public interface Observer {
        void received(String source, Result result);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    /** What the largest sender sends at most. */
    private static final int LARGEST_BODY = 25 * 1024 * 1024;

    /**
     * Up to here the length that a stranger announces is believed, and room made for it at once.
     */
    private static final int USUAL_BODY = 64 * 1024;

    private static final int LONGEST_ID = 200;

    private final List<Sender> senders;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Observer observer;
    private final BodyIds bodyIds = new BodyIds();

    public Webhooks(List<Sender> senders, Inbox inbox, InstantSource clock, Observer observer) {
        this.senders = List.copyOf(senders);
        this.inbox = inbox;
        this.clock = clock;
        this.observer = observer;
    }

    public void register(RoutesConfig routes) {
        for (var sender : senders) {
            routes.post("/webhooks/" + sender.name(), ctx -> answer(ctx, sender));
        }
    }

    private void answer(Context ctx, Sender sender) throws IOException {
        var result = Result.FAILED;
        try {
            result = receive(ctx, sender);
        } catch (RuntimeException e) {
            LOG.error("a delivery from {} was not taken; the sender is told so", sender.name(), e);
        } finally {
            observer.received(sender.name(), result);
        }
        ctx.status(status(result)).result(words(result));
    }

    private Result receive(Context ctx, Sender sender) throws IOException {
        Headers headers = name -> Optional.ofNullable(ctx.header(name));
        if (!sender.signature().isPresent(headers)) {
            return Result.UNSIGNED;
        }
        if (ctx.contentLength() > LARGEST_BODY) {
            return Result.TOO_LARGE;
        }
        var body = read(ctx);
        if (body.length > LARGEST_BODY) {
            return Result.TOO_LARGE;
        }
        return switch (sender.signature().check(headers, body, clock.instant())) {
            case GENUINE -> store(sender, headers, body);
            case UNSIGNED -> Result.UNSIGNED;
            case FORGED -> Result.FORGED;
            case STALE -> stale(sender);
        };
    }

    /** One byte more than is allowed shows that it is too much. */
    private static byte[] read(Context ctx) throws IOException {
        var length = ctx.contentLength();
        var body = ctx.bodyInputStream();
        if (length < 0 || length > USUAL_BODY) {
            return body.readNBytes(LARGEST_BODY + 1);
        }
        var bytes = new byte[length];
        var read = body.readNBytes(bytes, 0, length);
        return read == length ? bytes : Arrays.copyOf(bytes, read);
    }

    private static Result stale(Sender sender) {
        LOG.warn(
                "a delivery from {} is signed but not from now: look at the clocks of both"
                        + " machines",
                sender.name());
        return Result.STALE;
    }

    private Result store(Sender sender, Headers headers, byte[] body) {
        Optional<Hint> hint;
        try {
            hint = sender.payload().hint(headers, body);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "a delivery from {} is not what it should be: {}",
                    sender.name(),
                    e.getMessage());
            return Result.UNREADABLE;
        }
        return hint.map(h -> inbox.accept(delivery(sender, headers, body, h)))
                .map(receipt -> Result.valueOf(receipt.name()))
                .orElse(Result.IGNORED);
    }

    private Delivery delivery(Sender sender, Headers headers, byte[] body, Hint hint) {
        var now = clock.instant();
        var id =
                sender.idHeaders().stream()
                        .flatMap(name -> headers.first(name).stream())
                        .filter(value -> !value.isBlank() && value.length() <= LONGEST_ID)
                        .findFirst()
                        .orElseGet(() -> bodyIds.of(body, now));
        return new Delivery(id, sender.name(), hint, now);
    }

    private static HttpStatus status(Result result) {
        return switch (result) {
            case STORED, DUPLICATE, IGNORED, UNREADABLE -> HttpStatus.OK;
            case UNSIGNED -> HttpStatus.UNAUTHORIZED;
            case FORGED, STALE -> HttpStatus.FORBIDDEN;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case FAILED -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    /** Nothing for those who could not prove who they are. */
    private static String words(Result result) {
        return switch (result) {
            case STORED -> "stored\n";
            case DUPLICATE -> "known\n";
            case IGNORED -> "nothing to do\n";
            case UNREADABLE -> "not understood\n";
            case UNSIGNED, FORGED, STALE, TOO_LARGE -> "";
            case FAILED -> "try again\n";
        };
    }
}
