package dev.ferry.flag.launchdarkly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.flag.FakeService;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagSourceContract;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.ServicePlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the shapes of LaunchDarkly's API description; nobody here has run the real one. */
class LaunchDarklyFlagsTest extends FlagSourceContract {

    private static final class FakeLaunchDarkly extends FakeService {

        private final Map<String, ObjectNode> flags = new LinkedHashMap<>();
        private String comment = "";

        @Override
        protected Answer answer(Call call) {
            if (!call.headers().getOrDefault("Authorization", "").equals(TOKEN)) {
                return Answer.refused(401, "invalid token");
            }
            if (!call.headers().getOrDefault("LD-API-Version", "").equals("20240415")) {
                return Answer.refused(400, "another version of the API");
            }
            if (call.path().equals("/api/v2/flags/web")) {
                if (call.param("env", "").isEmpty()) {
                    return Answer.refused(400, "without env the list names no environments");
                }
                var body = JSON.objectNode().put("totalCount", flags.size());
                var items = body.putArray("items");
                flags.values().stream()
                        .filter(f -> !f.path("archived").asBoolean())
                        .skip(Integer.parseInt(call.param("offset", "0")))
                        .limit(Math.min(100, Integer.parseInt(call.param("limit", "20"))))
                        .forEach(items::add);
                return Answer.ok(body);
            }
            var flag = flags.get(call.path().replace("/api/v2/flags/web/", ""));
            if (flag == null) {
                return Answer.refused(404, "Unknown flag key");
            }
            return call.method().equals("PATCH") ? patch(flag, call) : Answer.ok(flag);
        }

        private Answer patch(ObjectNode flag, Call call) {
            var type = call.headers().getOrDefault("Content-Type", "");
            if (!type.contains("domain-model=launchdarkly.semanticpatch")) {
                return Answer.refused(400, "not a semantic patch");
            }
            comment = call.body().path("comment").asText();
            var environment = environment(flag, call.body().path("environmentKey").asText());
            for (var i : call.body().path("instructions")) {
                switch (i.path("kind").asText()) {
                    case "turnFlagOn" -> environment.put("on", true);
                    case "turnFlagOff" -> environment.put("on", false);
                    case "updateFallthroughVariationOrRollout" -> fallthrough(flag, environment, i);
                    default -> {
                        return Answer.refused(400, "unknown instruction");
                    }
                }
            }
            environment.put("version", environment.path("version").asInt() + 1);
            return Answer.ok(flag);
        }

        private static void fallthrough(JsonNode flag, ObjectNode environment, JsonNode i) {
            var next = environment.putObject("fallthrough");
            if (i.has("variationId")) {
                next.put("variation", variation(flag, i.path("variationId").asText()));
                return;
            }
            var rollout = next.putObject("rollout");
            rollout.put("contextKind", i.path("rolloutContextKind").asText("user"));
            if (i.has("rolloutBucketBy")) {
                rollout.put("bucketBy", i.path("rolloutBucketBy").asText());
            }
            var list = rollout.putArray("variations");
            int sum = 0;
            for (var w : i.path("rolloutWeights").properties()) {
                list.addObject()
                        .put("variation", variation(flag, w.getKey()))
                        .put("weight", w.getValue().asInt());
                sum += w.getValue().asInt();
            }
            assertThat(sum).isEqualTo(100_000);
        }

        private static int variation(JsonNode flag, String id) {
            for (int i = 0; i < flag.path("variations").size(); i++) {
                if (flag.path("variations").path(i).path("_id").asText().equals(id)) {
                    return i;
                }
            }
            throw new AssertionError("no variation " + id);
        }

        private static ObjectNode environment(JsonNode flag, String name) {
            return (ObjectNode) flag.path("environments").path(name);
        }

        synchronized ObjectNode creates(String name, int percent) {
            var flag = sample();
            flag.put("key", name);
            var environment = environment(flag, "production");
            environment.put("on", true);
            var list =
                    environment
                            .putObject("fallthrough")
                            .putObject("rollout")
                            .putArray("variations");
            list.addObject().put("variation", 0).put("weight", percent * 1000);
            list.addObject().put("variation", 1).put("weight", 100_000 - percent * 1000);
            flags.put(name, flag);
            return flag;
        }
    }

    private final FakeLaunchDarkly service = new FakeLaunchDarkly();
    private final FlagSource source =
            LaunchDarklyFlags.source(
                    "ld", service.url(), service.road("", "Authorization", CLOCK), CLOCK);

    @Override
    protected Place open() {
        return new ServicePlace(service, source) {

            @Override
            public FlagKey key(String name) {
                return new FlagKey("ld", "web", name, "production");
            }

            @Override
            public void flag(String name, int percent) {
                service.creates(name, percent);
            }

            @Override
            public void moves(String name, int percent) {
                service.creates(name, percent);
            }

            @Override
            public int pageSize() {
                return 100;
            }

            @Override
            public int besides() {
                return 1;
            }
        };
    }

    @Test
    void theDocumentedFlagIsUnderstood() {
        var flag = sample();
        service.flags.put("documented", flag);
        var state = read("documented");
        assertThat(state.presence()).isEqualTo(Presence.PRESENT);
        assertThat(share(state)).isEqualByComparingTo(dec(25));
        assertThat(state.targeting()).containsExactly("2 by name", "rule Beta testers");
        assertThat(state.lastChanged()).isPresent();
        assertThat(state.url()).isPresent();
    }

    @Test
    void offIsOffWhateverTheRuleAndIsTurnedOnWithTheNewNumber() {
        service.creates("chat-next", 100);
        FakeLaunchDarkly.environment(service.flags.get("chat-next"), "production").put("on", false);
        assertThat(read("chat-next").rollout()).isEqualTo(Rollout.OFF);
        assertThat(share(set("chat-next", 5))).isEqualByComparingTo(dec(5));
        assertThat(service.comment).isEqualTo("because of a test");
    }

    @Test
    void whoeverIsDividedStaysTheSameThroughEveryStep() {
        var rollout =
                (ObjectNode)
                        FakeLaunchDarkly.environment(service.creates("chat-next", 5), "production")
                                .path("fallthrough")
                                .path("rollout");
        rollout.put("contextKind", "organization").put("bucketBy", "id");
        for (int percent : new int[] {20, 100, 50, 0, 1}) {
            assertThat(share(set("chat-next", percent))).isEqualByComparingTo(dec(percent));
            var kept =
                    FakeLaunchDarkly.environment(service.flags.get("chat-next"), "production")
                            .path("fallthrough")
                            .path("rollout");
            assertThat(kept.path("contextKind").asText()).isEqualTo("organization");
            assertThat(kept.path("bucketBy").asText()).isEqualTo("id");
        }
    }

    @Test
    void offGivesEverybodyWhatIsServedWhileOff() {
        service.creates("chat-next", 5);
        var environment =
                FakeLaunchDarkly.environment(service.flags.get("chat-next"), "production");
        environment.put("on", false).putNull("offVariation");
        assertThat(read("chat-next").rollout()).isInstanceOf(Rollout.Unknown.class);
        environment.put("offVariation", 0);
        assertThat(read("chat-next").rollout()).isEqualTo(Rollout.FULL);
        assertThat(set("chat-next", 0).rollout()).isEqualTo(Rollout.OFF);
        assertThat(environment.path("on").asBoolean()).isTrue();
    }

    @Test
    void archivedIsNotAbsent() {
        service.creates("chat-next", 100).put("archived", true);
        assertThat(read("chat-next").presence()).isEqualTo(Presence.ARCHIVED);
    }

    @Test
    void aFlagWithoutANewWayIsNotGuessed() {
        var flag = service.creates("chat-next", 50);
        for (var v : flag.path("variations")) {
            ((ObjectNode) v).put("name", "model").put("value", "model-" + v.path("_id").asText());
        }
        var state = read("chat-next");
        assertThat(state.rollout()).isInstanceOf(Rollout.Unknown.class);
        assertThat(writer().obstacle(state, Rollout.percent(5))).isPresent();
    }

    private static ObjectNode sample() {
        try {
            return (ObjectNode)
                    new ObjectMapper()
                            .readTree(
                                    Path.of("src/test/resources/launchdarkly/flag.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
