package dev.ferry.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ferry.server.webhook.Webhooks.Observer;
import dev.ferry.server.webhook.Webhooks.Result;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one answer to one delivery. */
record Answer(Sender sender, Response response, Callback callback, Observer observer) {

    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private static final HttpField PLAIN =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "text/plain");

    /** On whatever thread the result comes; writing never waits for the sender. */
    void when(CompletableFuture<Result> result) {
        result.whenComplete((known, error) -> {
            if (error != null) {
                LOG.error(
                        "a delivery from {} was not taken; the sender is told so",
                        sender.name(),
                        error);
            }
            give(error == null ? known : Result.FAILED);
        });
    }

    void give(Result result) {
        observer.received(sender.name(), result);
        response.setStatus(status(result));
        response.getHeaders().put(PLAIN);
        response.write(true, ByteBuffer.wrap(words(result).getBytes(UTF_8)), callback);
    }

    /** The sender took too long, or went away. */
    @Nullable Void giveUp(Throwable why) {
        LOG.debug("a body from {} was cut off: {}", sender.name(), why.toString());
        if (why instanceof TimeoutException || why.getCause() instanceof TimeoutException) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            give(Result.CUT_OFF);
        } else {
            observer.received(sender.name(), Result.CUT_OFF);
            callback.failed(why);
        }
        return null;
    }

    private static int status(Result result) {
        return switch (result) {
            case STORED, DUPLICATE, IGNORED, UNREADABLE -> HttpStatus.OK_200;
            case UNSIGNED -> HttpStatus.UNAUTHORIZED_401;
            case FORGED, STALE -> HttpStatus.FORBIDDEN_403;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE_413;
            case CUT_OFF -> HttpStatus.REQUEST_TIMEOUT_408;
            case FAILED -> HttpStatus.SERVICE_UNAVAILABLE_503;
        };
    }

    /** Nothing for those who could not prove who they are. */
    private static String words(Result result) {
        return switch (result) {
            case STORED -> "stored\n";
            case DUPLICATE -> "known\n";
            case IGNORED -> "nothing to do\n";
            case UNREADABLE -> "not understood\n";
            case UNSIGNED, FORGED, STALE, TOO_LARGE, CUT_OFF -> "";
            case FAILED -> "try again\n";
        };
    }
}
