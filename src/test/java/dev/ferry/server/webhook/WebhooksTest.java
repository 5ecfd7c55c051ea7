package dev.ferry.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.inbox.Delivery;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.HandClock;
import dev.ferry.inbox.Intake;
import dev.ferry.server.WebServer;
import dev.ferry.tracker.http.CapturedLogs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The edge over real HTTP. */
class WebhooksTest {

    private static final String COMMENT =
            """
            {"type":"comment.created","ref":"embedded:acme/app#12","comment":345,
             "actor":{"id":3,"username":"ana"},"body":"/migrate help"}
            """;
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private final HandClock clock = new HandClock();
    private final Taken inbox = new Taken();
    private final List<String> seen = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.start(
                    0,
                    new Webhooks(
                            List.of(
                                    Sender.embedded(new StandardWebhooks(List.of(key()))),
                                    Sender.gitlab(
                                            new GitLabSignature(Optional.of("geheim"), List.of())),
                                    Sender.github(new GitHubSignature(List.of("geheim")))),
                            inbox,
                            clock,
                            (source, result) -> seen.add(source + " " + result)),
                    List.of());

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void aGenuineDeliveryIsTakenAndAnswered() throws Exception {
        var answer = send(signed("d-1", COMMENT));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(inbox.deliveries)
                .containsExactly(
                        new Delivery(
                                "d-1",
                                "embedded",
                                new Hint(
                                        Delivery.Topic.COMMENT,
                                        "embedded:acme/app#12:345",
                                        Optional.of(3L)),
                                clock.instant()));
        assertThat(seen).containsExactly("embedded STORED");
    }

    @Test
    void aRepeatIsAnsweredAsWell() throws Exception {
        send(signed("d-1", COMMENT));

        assertThat(send(signed("d-1", COMMENT)).statusCode()).isEqualTo(200);
        assertThat(inbox.deliveries).hasSize(1);
        assertThat(seen).containsExactly("embedded STORED", "embedded DUPLICATE");
    }

    @Test
    void whoCannotProveItIsToldNothing() throws Exception {
        var unsigned = send(to("embedded").POST(BodyPublishers.ofString(COMMENT)));
        var forged = send(signed("d-1", COMMENT).setHeader("webhook-id", "d-2"));
        var replayed = signed("d-1", COMMENT);
        clock.pass(Duration.ofMinutes(6));

        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(send(replayed).statusCode()).isEqualTo(403);
        assertThat(unsigned.body() + forged.body()).isEmpty();
        assertThat(inbox.deliveries).isEmpty();
        assertThat(seen).containsExactly("embedded UNSIGNED", "embedded FORGED", "embedded STALE");
    }

    @Test
    void whatIsNotForUsOrNotUnderstoodIsAnsweredWell() throws Exception {
        assertThat(send(signed("d-1", "{\"type\":\"comment.created\"}")).statusCode())
                .isEqualTo(200);
        assertThat(send(signed("d-2", "{\"type\":")).statusCode()).isEqualTo(200);
        assertThat(send(signed("d-3", "{\"ref\":\"nonsense\",\"type\":\"x\"}")).statusCode())
                .isEqualTo(200);
        assertThat(inbox.deliveries).isEmpty();
        assertThat(seen)
                .containsExactly("embedded IGNORED", "embedded UNREADABLE", "embedded UNREADABLE");
    }

    @Test
    void whatCouldNotBeStoredIsNotAcknowledged() throws Exception {
        inbox.broken = true;

        try (var logs = CapturedLogs.errors()) {
            assertThat(send(signed("d-1", COMMENT)).statusCode()).isEqualTo(503);
            assertThat(logs.lines()).anyMatch(l -> l.contains("disk full"));
        }
        assertThat(seen).containsExactly("embedded FAILED");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithItsLengthOrWithout() throws Exception {
        var large = new byte[25 * 1024 * 1024 + 1];
        var plain = BodyPublishers.ofByteArray(large);
        var chunked = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large));
        for (var body : List.of(plain, chunked)) {
            assertThat(refusal(to("github").header("X-Hub-Signature-256", "sha256=00").POST(body)))
                    .isIn(Optional.of(413), Optional.empty());
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(2).containsOnly("github TOO_LARGE");
        assertThat(inbox.deliveries).isEmpty();
    }

    @Test
    void aLargeBodyThatIsAllowedIsTakenWhole() throws Exception {
        var body = COMMENT.replace("/migrate help", "/migrate help" + "x".repeat(5_000_000));

        assertThat(send(signed("d-1", body)).statusCode()).isEqualTo(200);
        assertThat(inbox.deliveries).hasSize(1);
    }

    @Test
    void gitLabsIdIsStableAndWithoutOneTheBodyCountsForFiveMinutes() throws Exception {
        var note = Samples.bytes("gitlab/issue_hook.doc.json");
        send(gitlab(note).header("Idempotency-Key", "key-1"));
        send(gitlab(note));
        send(gitlab(note));
        clock.pass(Duration.ofMinutes(5));
        send(gitlab(note));

        assertThat(inbox.deliveries).hasSize(3);
        assertThat(inbox.deliveries.getFirst().id()).isEqualTo("key-1");
        assertThat(seen.get(2)).isEqualTo("gitlab DUPLICATE");
    }

    @Test
    void gitHubsDeliveriesArriveToo() throws Exception {
        var body = Samples.bytes("github/issues.labeled.9.json");
        var signature = java.util.HexFormat.of().formatHex(hmac("geheim".getBytes(UTF_8), body));
        var request =
                to("github")
                        .header("X-GitHub-Event", "issues")
                        .header("X-GitHub-Delivery", "guid-1")
                        .header("X-Hub-Signature-256", "sha256=" + signature)
                        .POST(BodyPublishers.ofByteArray(body));

        assertThat(send(request).statusCode()).isEqualTo(200);
        assertThat(inbox.deliveries.getFirst().id()).isEqualTo("guid-1");
    }

    @Test
    void aSenderThatIsNotConfiguredHasNoRoute() throws Exception {
        assertThat(send(to("unknown").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(404);
        assertThat(send(to("embedded").GET()).statusCode()).isEqualTo(405);
    }

    private HttpRequest.Builder gitlab(byte[] body) {
        return to("gitlab")
                .header("X-Gitlab-Token", "geheim")
                .POST(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder signed(String id, String body) throws Exception {
        var time = clock.instant().getEpochSecond();
        var signature = hmac(KEY, (id + "." + time + "." + body).getBytes(UTF_8));
        return to("embedded")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(time))
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder to(String sender) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/webhooks/" + sender));
    }

    /** Nothing where the line was cut before the client had sent all and read the answer. */
    private Optional<Integer> refusal(HttpRequest.Builder request) throws InterruptedException {
        try {
            return Optional.of(send(request).statusCode());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static String key() {
        return "whsec_" + Base64.getEncoder().encodeToString(KEY);
    }

    /** An inbox that only remembers. */
    private static final class Taken implements Intake {

        private final List<Delivery> deliveries = new ArrayList<>();
        private boolean broken;

        @Override
        public synchronized Receipt accept(Delivery delivery) {
            if (broken) {
                throw new IllegalStateException("disk full");
            }
            if (deliveries.stream().anyMatch(d -> d.id().equals(delivery.id()))) {
                return Receipt.DUPLICATE;
            }
            deliveries.add(delivery);
            return Receipt.STORED;
        }
    }
}
