package dev.ferry.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.inbox.HandClock;
import dev.ferry.inbox.JobStore;
import dev.ferry.inbox.StoredInbox;
import dev.ferry.server.WebServer;
import dev.ferry.store.Database;
import dev.ferry.store.NewDatabase;
import dev.ferry.tracker.http.CapturedLogs;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody on the internet would like to command Ferry. */
class WebhookAttackIT {

    /** Nobody else says these words, so a log line with one of them is ours. */
    private static final String SECRET = "sEcReTofAttacks";

    private static final byte[] KEY = "sEcReTofAttackssEcReTofAttacks12".getBytes(UTF_8);
    private static final String SIGNING = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final Duration PATIENCE = Duration.ofMillis(400);

    /** A delivery as each sender makes it, and what proves it. */
    enum From {
        EMBEDDED("embedded", "webhook-signature", true),
        GITLAB_TOKEN("gitlab", "X-Gitlab-Token", false),
        GITLAB_SIGNED("gitlab", "webhook-signature", true),
        GITHUB("github", "X-Hub-Signature-256", false),
        UNLEASH("unleash", "Authorization", false);

        private final String path;
        private final String proof;

        /** Whether it shows when it was made. */
        private final boolean dated;

        From(String path, String proof, boolean dated) {
            this.path = path;
            this.proof = proof;
            this.dated = dated;
        }

        /** A token proves who speaks, not what is said. */
        private boolean provesBody() {
            return this != GITLAB_TOKEN && this != UNLEASH;
        }

        /** Where a delivery has none, the same body within five minutes is the same delivery. */
        private boolean hasId() {
            return this != UNLEASH;
        }

        private byte[] body() {
            return switch (this) {
                case EMBEDDED ->
                        "{\"type\":\"comment.created\",\"ref\":\"embedded:a/b#1\",\"comment\":2,\"actor\":{\"id\":3},\"body\":\"/migrate heist\"}"
                                .getBytes(UTF_8);
                case GITLAB_TOKEN, GITLAB_SIGNED ->
                        "{\"object_kind\":\"note\",\"project\":{\"path_with_namespace\":\"a/b\"},\"object_attributes\":{\"id\":2,\"noteable_type\":\"Issue\",\"note\":\"/migrate heist\"},\"issue\":{\"iid\":1},\"user\":{\"id\":3}}"
                                .getBytes(UTF_8);
                case UNLEASH ->
                        "{\"project\":\"default\",\"featureName\":\"/migrate heist\",\"type\":\"feature-updated\"}"
                                .getBytes(UTF_8);
                case GITHUB ->
                        "{\"action\":\"created\",\"issue\":{\"number\":1},\"comment\":{\"id\":2,\"body\":\"/migrate heist\"},\"repository\":{\"full_name\":\"a/b\"},\"sender\":{\"id\":3}}"
                                .getBytes(UTF_8);
            };
        }
    }

    @TempDir private Path directory;

    private final HandClock clock = new HandClock();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<WebServer> servers = new ArrayList<>();
    private Database database;
    private JobStore jobs;

    @BeforeEach
    void begin() {
        database = Database.open(NewDatabase.at(directory.resolve("ferry.db")));
        jobs = database.jobs();
    }

    @AfterEach
    void end() {
        servers.forEach(WebServer::close);
        database.close();
        http.close();
    }

    private WebServer server(From from) {
        var sender =
                switch (from) {
                    case EMBEDDED -> Sender.embedded(new StandardWebhooks(List.of(SIGNING)));
                    case GITLAB_TOKEN ->
                            Sender.gitlab(new GitLabSignature(Optional.of(SECRET), List.of()));
                    case GITLAB_SIGNED ->
                            Sender.gitlab(
                                    new GitLabSignature(Optional.of(SECRET), List.of(SIGNING)));
                    case GITHUB -> Sender.github(new GitHubSignature(List.of(SECRET)));
                    case UNLEASH -> Sender.unleash(new BearerSecret(SECRET));
                };
        var inbox = new StoredInbox(jobs, hint -> "lane", Duration.ZERO, clock);
        var hooks = new Webhooks(List.of(sender), inbox, clock, (_, _) -> {}, PATIENCE);
        var server = WebServer.start(0, hooks, List.of());
        servers.add(server);
        return server;
    }

    private Map<String, String> genuine(From from, String id, byte[] body) {
        var time = String.valueOf(clock.instant().getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        switch (from) {
            case EMBEDDED, GITLAB_SIGNED -> {
                headers.put("webhook-id", id);
                headers.put("webhook-timestamp", time);
                var mac = hmac(KEY, (id + "." + time + ".").getBytes(UTF_8), body);
                headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac));
            }
            case GITLAB_TOKEN -> {
                headers.put("X-Gitlab-Token", SECRET);
                headers.put("Idempotency-Key", id);
            }
            case UNLEASH -> headers.put("Authorization", "Bearer " + SECRET);
            case GITHUB -> {
                headers.put("X-GitHub-Event", "issue_comment");
                headers.put("X-GitHub-Delivery", id);
                var mac = hmac(SECRET.getBytes(UTF_8), body);
                headers.put("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac));
            }
        }
        return headers;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            Stream.of(parts).forEach(mac::update);
            return mac.doFinal();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private int send(WebServer server, From from, Map<String, String> headers, byte[] body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + server.port()
                                                + "/webhooks/"
                                                + from.path))
                        .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            assertThat(answer.body()).isEmpty();
        }
        return answer.statusCode();
    }

    private int stored() {
        return jobs.list(Optional.empty(), 100).size();
    }

    @ParameterizedTest
    @EnumSource
    void theGenuineOneIsStoredBeforeItIsAnswered(From from) throws Exception {
        var server = server(from);
        assertThat(send(server, from, genuine(from, "d-1", from.body()), from.body()))
                .isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
        assertThat(jobs.find("d-1").isPresent()).isEqualTo(from.hasId());
    }

    @ParameterizedTest
    @EnumSource
    void withoutProofNothingIsStored(From from) throws Exception {
        var server = server(from);
        var headers = genuine(from, "d-1", from.body());
        headers.remove(from.proof);

        assertThat(send(server, from, headers, from.body())).isEqualTo(401);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aProofThatIsCutOrChangedAnywhereIsNone(From from) throws Exception {
        var server = server(from);
        var headers = genuine(from, "d-1", from.body());
        var proof = headers.get(from.proof);
        var wrong = new ArrayList<String>();
        for (int cut : new int[] {1, proof.length() / 2, proof.length() - 2}) {
            wrong.add(proof.substring(0, cut));
        }
        int middle = proof.length() / 2;
        char other = proof.charAt(middle) == '0' ? '1' : '0';
        wrong.add(proof.substring(0, middle) + other + proof.substring(middle + 1));
        wrong.add(proof + "0");
        for (var claim : wrong) {
            headers.put(from.proof, claim);
            assertThat(send(server, from, headers, from.body())).as(claim).isEqualTo(403);
        }
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatIsCutOrChangedIsNotTheOneThatWasSigned(From from) throws Exception {
        var server = server(from);
        var body = from.body();
        var headers = genuine(from, "d-1", body);
        var cut = Arrays.copyOf(body, body.length - 1);
        var changed = body.clone();
        changed[body.length / 2] ^= 1;
        for (var wrong : List.of(cut, changed, new byte[0])) {
            // A token proves nothing of the body; then what cannot be read is answered and dropped.
            int expected = from.provesBody() ? 403 : 200;
            assertThat(send(server, from, headers, wrong)).isEqualTo(expected);
        }
        assertThat(from.provesBody() ? stored() : 0).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aReplayIsDroppedAndALateOneRefusedWhereItsTimeIsSigned(From from) throws Exception {
        var server = server(from);
        var headers = genuine(from, "d-1", from.body());
        for (int i = 0; i < 3; i++) {
            assertThat(send(server, from, headers, from.body())).isEqualTo(200);
        }
        assertThat(stored()).isEqualTo(1);

        clock.pass(Duration.ofMinutes(6));
        assertThat(send(server, from, headers, from.body())).isEqualTo(from.dated ? 403 : 200);
        assertThat(stored()).isEqualTo(from.hasId() ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMBEDDED", "GITLAB_SIGNED"})
    void aReplayUnderAnotherIdOrTimeIsForged(From from) throws Exception {
        var server = server(from);
        for (var header : List.of("webhook-id", "webhook-timestamp")) {
            var headers = genuine(from, "d-1", from.body());
            headers.put(header, "1795226401");
            assertThat(send(server, from, headers, from.body())).as(header).isEqualTo(403);
        }
        assertThat(stored()).isZero();
    }

    @Test
    void weakerProofsThanTheAgreedOneCountForNothing() throws Exception {
        var body = From.GITHUB.body();
        var github = server(From.GITHUB);
        var sha1 = Map.of("X-Hub-Signature", "sha1=" + "0".repeat(40), "X-GitHub-Event", "issues");
        assertThat(send(github, From.GITHUB, sha1, body)).isEqualTo(401);
        var named = Map.of("X-Hub-Signature-256", "sha1=" + "0".repeat(40));
        assertThat(send(github, From.GITHUB, named, body)).isEqualTo(403);

        // Where GitLab is known to sign, its token alone is what a forger would show.
        var gitlab = server(From.GITLAB_SIGNED);
        var token = Map.of("X-Gitlab-Token", SECRET, "Idempotency-Key", "d-1");
        assertThat(send(gitlab, From.GITLAB_SIGNED, token, From.GITLAB_SIGNED.body()))
                .isEqualTo(401);
        var none = new LinkedHashMap<>(token);
        none.put("webhook-id", "d-1");
        none.put("webhook-timestamp", String.valueOf(clock.instant().getEpochSecond()));
        none.put("webhook-signature", "v0,AAAA v1a,AAAA");
        assertThat(send(gitlab, From.GITLAB_SIGNED, none, From.GITLAB_SIGNED.body()))
                .isEqualTo(403);
        assertThat(stored()).isZero();
    }

    @Test
    void oneSendersProofIsNoneAtAnothersDoor() throws Exception {
        var github = server(From.GITHUB);
        for (var from : List.of(From.EMBEDDED, From.GITLAB_TOKEN, From.GITLAB_SIGNED)) {
            var headers = genuine(from, "d-1", from.body());
            assertThat(send(github, From.GITHUB, headers, from.body())).isEqualTo(401);
        }
        assertThat(stored()).isZero();
    }

    /** Announces a body and sends a byte now and then, or nothing more at all. */
    @ParameterizedTest
    @EnumSource
    void aBodyThatDripsIsCutOff(From from) throws Exception {
        var server = server(from);
        for (boolean drips : new boolean[] {true, false}) {
            try (var socket = new Socket("127.0.0.1", server.port())) {
                assertThat(answerTo(socket, from, drips)).doesNotContain(" 200 ");
            }
        }
        assertThat(stored()).isZero();
    }

    private String answerTo(Socket socket, From from, boolean drips) throws IOException {
        socket.setSoTimeout(20);
        var out = socket.getOutputStream();
        var head =
                new StringBuilder("POST /webhooks/" + from.path + " HTTP/1.1\r\nHost: ferry\r\n");
        genuine(from, "d-1", from.body()).forEach((n, v) -> head.append(n + ": " + v + "\r\n"));
        out.write((head + "Content-Length: 100000\r\n\r\n{").getBytes(UTF_8));
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            try {
                var answer = socket.getInputStream().readNBytes(12);
                return new String(answer, UTF_8);
            } catch (SocketTimeoutException _) {
                if (drips) {
                    out.write(' ');
                }
            } catch (IOException cutOff) {
                return "";
            }
        }
        throw new AssertionError("still listening after twenty seconds");
    }

    @Test
    void noSecretAndNoBodyIsInAnyLogLine() throws Exception {
        var lines = new ArrayList<String>();
        try (var logs = new CapturedLogs()) {
            for (var from : From.values()) {
                var server = server(from);
                var body = from.body();
                var headers = genuine(from, "d-" + from, body);
                send(server, from, headers, body);
                send(server, from, headers, Arrays.copyOf(body, body.length - 5));
                clock.pass(Duration.ofMinutes(6));
                send(server, from, headers, body);
                send(server, from, Map.of(from.proof, "forged"), body);
                clock.pass(Duration.ofMinutes(-6));
            }
            lines.addAll(logs.lines());
        }
        assertThat(lines).anyMatch(l -> l.contains("look at the clocks"));
        assertThat(lines)
                .filteredOn(l -> !l.startsWith("org.eclipse.jetty"))
                .noneMatch(l ->
                        l.contains(SECRET) || l.contains("/migrate heist") || l.contains(SIGNING));
    }
}
