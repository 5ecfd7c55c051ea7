package dev.ferry.tracker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    private record Hook(String id, String time, String signature, String body) {}

    private final Clock clock = new Clock();
    private final EmbeddedTracker tracker = EmbeddedTracker.inMemory(clock).seed(Company.SEED);
    private final BlockingQueue<Hook> hooks = new LinkedBlockingQueue<>();
    private volatile int answer = 202;

    @AfterEach
    void close() {
        tracker.close();
    }

    @Test
    void aChangeIsToldSignedAndInOrder() throws Exception {
        var issue = tracker.as("ana").create(Company.draft("Before the server", "x")).ref();
        var server = server(0);
        try (var _ = WebhookSender.start(tracker, at(server), clock)) {
            var comment = tracker.as("ben").comment(issue, "/migrate help ü", false);

            assertThat(next().body()).contains("\"type\":\"issue.created\"");
            var hook = next();
            var json = new ObjectMapper().readTree(hook.body());
            assertThat(json.path("type").textValue()).isEqualTo("comment.created");
            assertThat(json.path("ref").textValue()).isEqualTo(issue.toString());
            assertThat(json.path("comment").longValue()).isEqualTo(comment.ref().id());
            assertThat(json.path("actor").path("username").textValue()).isEqualTo("ben");
            assertThat(json.path("actor").path("id").longValue()).isEqualTo(comment.author().id());
            assertThat(json.path("body").textValue()).isEqualTo("/migrate help ü");
            assertThat(hook.time()).isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
            assertThat(hook.signature())
                    .isEqualTo(
                            new Signature(tracker.secret())
                                    .of(hook.id(), clock.instant().getEpochSecond(), hook.body()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatTheServerDoesNotTakeIsNotSentAgain() throws Exception {
        answer = 503;
        var server = server(0);
        try (var _ = WebhookSender.start(tracker, at(server), clock)) {
            tracker.create(Company.draft("One", "x"));
            tracker.create(Company.draft("Two", "x"));

            assertThat(next().body()).contains("\"issue\":1");
            assertThat(next().body()).contains("\"issue\":2");
        } finally {
            server.stop(0);
        }
        assertThat(hooks).isEmpty();
        assertThat(tracker.outbox().take(10)).isEmpty();
    }

    @Test
    void whatWasNotSentWaitsForTheNextStart() throws Exception {
        var down = server(0);
        var address = at(down);
        down.stop(0);
        try (var _ = WebhookSender.start(tracker, address, clock)) {
            tracker.create(Company.draft("Kept", "x"));
        }

        assertThat(tracker.outbox().take(10)).hasSize(1);
    }

    /** The vector is the one of the Standard Webhooks specification. */
    @Test
    void theSignatureIsTheStandardOne() {
        var signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(
                        signature.of(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330L,
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(signature).hasToString("Signature");
    }

    private Hook next() throws InterruptedException {
        return Objects.requireNonNull(hooks.poll(10, TimeUnit.SECONDS), "no webhook came");
    }

    private HttpServer server(int port) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/webhooks/embedded", this::take);
        server.start();
        return server;
    }

    private void take(HttpExchange call) throws IOException {
        var headers = call.getRequestHeaders();
        hooks.add(
                new Hook(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        call.sendResponseHeaders(answer, -1);
        call.close();
    }

    private static URI at(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
