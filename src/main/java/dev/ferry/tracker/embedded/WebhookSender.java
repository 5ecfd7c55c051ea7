package dev.ferry.tracker.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a server without TLS of every event by a signed POST to {@code /webhooks/embedded}, in
 * order and at most once, as forges do: what the server does not take is not sent again. Only at
 * the start it waits until there is a server.
 *
 * <p>The body has {@code type} (such as {@code comment.created}), {@code ref} (text form of the
 * issue's ref), {@code comment} (its id, 0 for the description), {@code actor} with {@code id} and
 * {@code username}, {@code body}; and for people who read it {@code project}, {@code issue}, {@code
 * epic}, {@code confidential}, {@code at}.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int HTTP = 80;
    private static final Duration BETWEEN_KNOCKS = Duration.ofMillis(250);

    private final Outbox outbox;
    private final Signature signature;
    private final URI target;
    private final InstantSource clock;
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private WebhookSender(EmbeddedTracker tracker, URI server, InstantSource clock) {
        this.outbox = tracker.outbox();
        this.signature = new Signature(tracker.secret());
        this.target = server.resolve("/webhooks/embedded");
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("embedded-webhooks").unstarted(this::run);
    }

    /** Sends what waits in the outbox, and everything from now on, until it is closed. */
    public static WebhookSender start(EmbeddedTracker tracker, URI server, InstantSource clock) {
        var sender = new WebhookSender(tracker, server, clock);
        sender.outbox.subscribe(_ -> sender.work.release());
        sender.thread.start();
        return sender;
    }

    /** Lets the delivery under way come to its end; what waits is kept for the next start. */
    @Override
    public void close() {
        closed.countDown();
        work.release();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var http = client()) {
            awaitServer();
            while (!isClosed()) {
                sendAll(http);
                work.acquire();
                work.drainPermits();
            }
        } catch (InterruptedException _) {
            LOG.debug("no more webhooks: interrupted");
        }
    }

    /** For a way without TLS: to read all certificates of this machine would slow the start. */
    private static HttpClient client() {
        try {
            var nobody = SSLContext.getInstance("TLS");
            nobody.init(null, new TrustManager[0], null);
            return HttpClient.newBuilder().sslContext(nobody).connectTimeout(PATIENCE).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    private void awaitServer() throws InterruptedException {
        int port = target.getPort() < 0 ? HTTP : target.getPort();
        var address = new InetSocketAddress(target.getHost(), port);
        while (!isClosed()) {
            try (var knock = new Socket()) {
                knock.connect(address, (int) PATIENCE.toMillis());
                return;
            } catch (IOException _) {
                closed.await(BETWEEN_KNOCKS.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void sendAll(HttpClient http) throws InterruptedException {
        while (!isClosed()) {
            var next = outbox.take(1);
            if (next.isEmpty()) {
                return;
            }
            send(next.getFirst(), http);
        }
    }

    private void send(Event event, HttpClient http) throws InterruptedException {
        try {
            var answer = http.send(request(event), BodyHandlers.discarding());
            if (answer.statusCode() >= 300) {
                LOG.warn("webhook {} was answered {}", event.id(), answer.statusCode());
            }
        } catch (IOException e) {
            LOG.warn("webhook {} may be lost: no answer from {}", event.id(), target, e);
        }
    }

    private HttpRequest request(Event event) {
        var id = event.id().toString();
        var time = clock.instant().getEpochSecond();
        var body = body(event);
        return HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(time))
                .header("webhook-signature", signature.of(id, time, body))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String body(Event event) {
        var actor = new LinkedHashMap<String, Object>();
        actor.put("id", event.actor().id());
        actor.put("username", event.actor().username());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", event.type().wire());
        body.put("ref", event.issue().toString());
        body.put("comment", event.subject().id());
        body.put("actor", actor);
        body.put("project", event.issue().project());
        body.put("issue", event.issue().number());
        body.put("epic", event.issue().epic());
        body.put("confidential", event.confidential());
        body.put("at", event.at().toString());
        body.put("body", event.body());
        return Json.write(body);
    }
}
