package dev.ferry.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.server.webhook.Signature.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final String OTHER_KEY = "whsec_b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyMTI=";

    private final JsonNode vector = vector();
    private final String key = vector.get("signing_token").textValue();
    private final byte[] body = Samples.bytes("gitlab/" + vector.get("body_file").textValue());
    private final Instant sent = Instant.ofEpochSecond(vector.get("webhook-timestamp").asLong());
    private final Map<String, String> headers = new HashMap<>();

    SignatureTest() {
        for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, vector.get(name).textValue());
        }
    }

    @Test
    void theVectorIsGenuine() {
        assertThat(check(new StandardWebhooks(List.of(key)))).isEqualTo(Verdict.GENUINE);
        assertThat(check(new StandardWebhooks(List.of(OTHER_KEY, key)))).isEqualTo(Verdict.GENUINE);
        headers.put("webhook-signature", "v1a,x v1,AAAA " + headers.get("webhook-signature"));
        assertThat(check(new StandardWebhooks(List.of(key)))).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void anythingChangedIsForged() {
        var signature = new StandardWebhooks(List.of(key));
        for (var header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            var before = headers.put(header, "v1,1795226401");
            assertThat(check(signature)).as(header).isEqualTo(Verdict.FORGED);
            headers.put(header, before);
        }
        body[0]++;
        assertThat(check(signature)).isEqualTo(Verdict.FORGED);
        body[0]--;
        assertThat(check(new StandardWebhooks(List.of(OTHER_KEY)))).isEqualTo(Verdict.FORGED);
    }

    @Test
    void aTruncatedOrEmptySignatureIsForged() {
        var signature = new StandardWebhooks(List.of(key));
        var whole = vector.get("webhook-signature").textValue();
        for (int length = 0; length < whole.length() - 1; length++) {
            headers.put("webhook-signature", whole.substring(0, length));
            assertThat(check(signature)).isNotEqualTo(Verdict.GENUINE);
        }
    }

    @Test
    void fiveMinutesAreRecentEnough() {
        var signature = new StandardWebhooks(List.of(key));
        assertThat(check(signature, sent.plusSeconds(300))).isEqualTo(Verdict.GENUINE);
        assertThat(check(signature, sent.minusSeconds(300))).isEqualTo(Verdict.GENUINE);
        assertThat(check(signature, sent.plusSeconds(301))).isEqualTo(Verdict.STALE);
        assertThat(check(signature, sent.minusSeconds(301))).isEqualTo(Verdict.STALE);
    }

    @Test
    void withoutAHeaderNothingIsSigned() {
        for (var header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            var before = headers.remove(header);
            assertThat(check(new StandardWebhooks(List.of(key)))).isEqualTo(Verdict.UNSIGNED);
            headers.put(header, before);
        }
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutBeingShown() {
        for (var bad : List.of("", "geheim", "whsec_", "whsec_###", key.substring(6))) {
            assertThatThrownBy(() -> new StandardWebhooks(List.of(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("geheim");
        }
    }

    @Test
    void gitLabsSecretTokenIsComparedWhole() {
        var signature = new GitLabSignature(Optional.of("geheim"), List.of());
        headers.clear();
        assertThat(check(signature)).isEqualTo(Verdict.UNSIGNED);
        headers.put("x-gitlab-token", "geheim");
        assertThat(check(signature)).isEqualTo(Verdict.GENUINE);
        headers.put("x-gitlab-token", "geheim ");
        assertThat(check(signature)).isEqualTo(Verdict.FORGED);
        headers.put("x-gitlab-token", "");
        assertThat(check(signature)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void whereGitLabSignsTheSecretTokenIsNotEnough() {
        var signature = new GitLabSignature(Optional.of("geheim"), List.of(key));
        headers.put("x-gitlab-token", "geheim");
        assertThat(check(signature)).isEqualTo(Verdict.GENUINE);
        headers.remove("webhook-signature");
        assertThat(signature.isPresent(this::first)).isFalse();
        assertThat(check(signature)).isEqualTo(Verdict.UNSIGNED);
        headers.put("webhook-signature", "v1,AAAA");
        assertThat(check(signature)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void gitLabNeedsOneOfBoth() {
        assertThatThrownBy(() -> new GitLabSignature(Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GitLabSignature(Optional.of(" "), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The example of GitHub's own documentation. */
    @Test
    void gitHubSignsTheBody() {
        headers.put(
                "x-hub-signature-256",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
        var hello = "Hello, World!".getBytes(UTF_8);
        var documented = "It's a Secret to Everybody";

        assertThat(github(hello, documented)).isEqualTo(Verdict.GENUINE);
        assertThat(github(hello, "the next one", documented)).isEqualTo(Verdict.GENUINE);
        assertThat(github(hello, "the next one")).isEqualTo(Verdict.FORGED);
        assertThat(github("hello, World!".getBytes(UTF_8), documented)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void whatGitHubDidNotSignIsRefused() {
        assertThat(github(body, "secret")).isEqualTo(Verdict.UNSIGNED);
        for (var odd : List.of("", "sha256=", "sha1=00", "sha256=zz", "sha256=0", "757107ea")) {
            headers.put("x-hub-signature-256", odd);
            assertThat(github(body, "secret")).isEqualTo(Verdict.FORGED);
        }
        assertThatThrownBy(() -> new GitHubSignature(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GitHubSignature(List.of("good", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Verdict github(byte[] content, String... secrets) {
        return new GitHubSignature(List.of(secrets)).check(this::first, content, sent);
    }

    private Verdict check(Signature signature) {
        return check(signature, sent);
    }

    private Verdict check(Signature signature, Instant now) {
        return signature.check(this::first, body, now);
    }

    private Optional<String> first(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    private static JsonNode vector() {
        try {
            return new JsonMapper().readTree(Samples.bytes("gitlab/signature_vector.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
