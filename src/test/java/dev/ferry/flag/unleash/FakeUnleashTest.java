package dev.ferry.flag.unleash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.flag.FakeService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a real server (unleash-server 8.2.0) answered to two sessions of requests, the fake answers
 * as well: the same status each time, and the same in every field that Ferry reads.
 */
class FakeUnleashTest {

    private static final Path RECORDED = Path.of("src/test/resources/unleash/requests");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> READ =
            List.of(
                    "name",
                    "enabled",
                    "stale",
                    "archived",
                    "disabled",
                    "parameters",
                    "environments",
                    "strategies",
                    "features",
                    "contextName",
                    "operator");

    private final Map<String, String> ids = new HashMap<>();

    @Test
    void theFakeAnswersAsTheRealServerDid() throws IOException, InterruptedException {
        try (var fake = new FakeUnleash();
                var client = HttpClient.newHttpClient();
                var files = Files.list(RECORDED)) {
            int compared = 0;
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.startsWith("3-") || name.contains("events")) {
                    continue;
                }
                var recorded = MAPPER.readTree(file.toFile());
                var answer =
                        client.send(
                                request(fake, recorded.path("request")), BodyHandlers.ofString());
                var expected = recorded.path("response");
                assertThat(answer.statusCode()).as(name).isEqualTo(expected.path("status").asInt());
                if (answer.statusCode() < 300 && !answer.body().isEmpty()) {
                    same(name, expected.path("body"), MAPPER.readTree(answer.body()));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThan(20);
        }
    }

    private HttpRequest request(FakeUnleash fake, JsonNode recorded) {
        var path = recorded.path("path").asText();
        for (var id : ids.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
        }
        boolean good =
                recorded.path("headers").path("Authorization").asText().contains("admin-api-token");
        return HttpRequest.newBuilder(URI.create(fake.url() + path))
                .method(
                        recorded.path("method").asText(),
                        recorded.path("body").isNull()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(recorded.path("body").toString()))
                .header("Authorization", good ? FakeService.TOKEN : "nobody")
                .build();
    }

    private void same(String where, JsonNode recorded, JsonNode answered) {
        if (recorded.has("id") && recorded.has("parameters")) {
            ids.put(recorded.path("id").asText(), answered.path("id").asText());
        }
        if (recorded.isArray()) {
            assertThat(answered.size()).as(where).isEqualTo(recorded.size());
            for (int i = 0; i < recorded.size(); i++) {
                same(where + "[" + i + "]", recorded.get(i), answered.get(i));
            }
        } else if (recorded.isObject()) {
            for (var field : recorded.properties()) {
                if (where.endsWith(".parameters") || READ.contains(field.getKey())) {
                    same(
                            where + "." + field.getKey(),
                            field.getValue(),
                            answered.path(field.getKey()));
                }
            }
        } else {
            assertThat(answered).as(where).isEqualTo(recorded);
        }
    }
}
