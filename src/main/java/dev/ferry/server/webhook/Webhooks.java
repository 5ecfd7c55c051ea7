package dev.ferry.server.webhook;

import dev.ferry.inbox.Intake;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The addresses on which senders tell us things. Whatever is genuine is answered 2xx as soon as it
 * is durable or known to be nothing for us: senders switch off those who answer errors. Whatever is
 * not is answered without a reason. It stands before the pages, in Jetty itself: many deliveries
 * come at once, and while they wait for the disk none of them holds a thread.
 */
public final class Webhooks extends Handler.Wrapper {

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
        /** The body came too slowly, or not to its end. */
        CUT_OFF,
        FAILED
    }

    /** Told of every delivery. */
    @FunctionalInterface
    public interface Observer {
        void received(String source, Result result);
    }

    /** What the largest sender sends at most. */
    private static final int LARGEST_BODY = 25 * 1024 * 1024;

    /** Senders give up earlier; whoever takes longer is none. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Sender> senders = new HashMap<>();
    private final Reception reception;
    private final Observer observer;
    private final Duration patience;

    public Webhooks(List<Sender> senders, Intake inbox, InstantSource clock, Observer observer) {
        this(senders, inbox, clock, observer, PATIENCE);
    }

    /**
     * @param patience how long a whole body may take to come
     */
    Webhooks(
            List<Sender> senders,
            Intake inbox,
            InstantSource clock,
            Observer observer,
            Duration patience) {
        this.patience = patience;
        senders.forEach(sender -> this.senders.put("/webhooks/" + sender.name(), sender));
        this.reception = new Reception(inbox, clock);
        this.observer = observer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var sender = senders.get(Request.getPathInContext(request));
        if (sender == null) {
            return super.handle(request, response, callback);
        }
        if (!HttpMethod.POST.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return true;
        }
        receive(sender, request, new Answer(sender, response, callback, observer));
        return true;
    }

    private void receive(Sender sender, Request request, Answer answer) {
        Headers headers = name -> Optional.ofNullable(request.getHeaders().get(name));
        if (!sender.signature().isPresent(headers)) {
            answer.give(Result.UNSIGNED);
        } else if (request.getLength() > LARGEST_BODY) {
            answer.give(Result.TOO_LARGE);
        } else {
            Body.of(request, LARGEST_BODY, patience)
                    .thenAccept(body ->
                            answer.when(
                                    body.length > LARGEST_BODY
                                            ? CompletableFuture.completedFuture(Result.TOO_LARGE)
                                            : reception.take(sender, headers, body)))
                    .exceptionally(answer::giveUp);
        }
    }
}
