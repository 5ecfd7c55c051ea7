package dev.ferry.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.inbox.Delivery.Hint;
import dev.ferry.inbox.Delivery.Topic;
import dev.ferry.server.webhook.Signature.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deliveries of a real server, as they came in. */
class UnleashHookTest {

    private static final Path DELIVERIES = Path.of("src/test/resources/unleash/deliveries");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void everyDeliveryIsAHintAboutItsFlagAndCarriesNoState() throws IOException {
        var secret = new BearerSecret("s3cr3t-from-bot");
        try (var files = Files.list(DELIVERIES)) {
            var all = files.sorted().toList();
            assertThat(all).hasSize(29);
            for (var file : all) {
                var delivery = MAPPER.readTree(file.toFile());
                var body = delivery.path("body").toString().getBytes(UTF_8);
                Headers headers =
                        name ->
                                Optional.ofNullable(
                                        delivery.path("headers")
                                                .path(name.toLowerCase(java.util.Locale.ROOT))
                                                .asText(null));
                assertThat(secret.check(headers, body, Instant.EPOCH)).isEqualTo(Verdict.GENUINE);
                var flag = delivery.path("body").path("featureName").asText();
                assertThat(new UnleashPayload().hint(headers, body))
                        .contains(
                                new Hint(Topic.FLAG, "unleash:default/" + flag, Optional.empty()));
            }
        }
    }

    @Test
    void whatIsAboutNoFlagIsNothingForUs() throws IOException {
        for (var body : List.of("{}", "{\"type\":\"login\",\"project\":null}", "[]", "3")) {
            assertThat(new UnleashPayload().hint(n -> Optional.empty(), body.getBytes(UTF_8)))
                    .isEmpty();
        }
    }

    @Test
    void onlyTheSecretOpensTheDoor() {
        var signature = new BearerSecret("s3cr3t");
        assertThat(verdict(signature, "Bearer s3cr3t")).isEqualTo(Verdict.GENUINE);
        assertThat(verdict(signature, "s3cr3t")).isEqualTo(Verdict.GENUINE);
        for (var wrong :
                List.of("", "Bearer", "Bearer ", "Bearer s3cr3", "s3cr3tt", "Basic s3cr3t")) {
            assertThat(verdict(signature, wrong)).as(wrong).isEqualTo(Verdict.FORGED);
        }
        assertThat(signature.check(n -> Optional.empty(), new byte[0], Instant.EPOCH))
                .isEqualTo(Verdict.UNSIGNED);
        assertThatThrownBy(() -> new BearerSecret("Bearer  "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Verdict verdict(BearerSecret secret, String shown) {
        return secret.check(n -> Optional.of(shown), new byte[0], Instant.EPOCH);
    }
}
