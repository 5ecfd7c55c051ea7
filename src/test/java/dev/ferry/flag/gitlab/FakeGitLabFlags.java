package dev.ferry.flag.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.flag.FakeService;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Feature flags of one GitLab project, with GitLab's own checks: exact parameter keys, group ids of
 * a to z, percentages as digits. A PUT adds strategies that come without an id, and {@code
 * updated_at} stays when one changes. The Unleash-compatible endpoint serves clients of an
 * environment.
 */
public final class FakeGitLabFlags extends FakeService {

    static final String PROJECT = "acme/app";
    private static final String FLAGS = "/api/v4/projects/" + PROJECT + "/feature_flags";
    private static final Map<String, Set<String>> KEYS =
            Map.of(
                    "default", Set.of(),
                    "gitlabUserList", Set.of(),
                    "gradualRolloutUserId", Set.of("groupId", "percentage"),
                    "flexibleRollout", Set.of("groupId", "rollout", "stickiness"),
                    "userWithId", Set.of("userIds"));
    private static final Set<String> STICKINESS =
            Set.of("default", "userId", "sessionId", "random");

    private final Map<String, ObjectNode> flags = new LinkedHashMap<>();
    private int ids = 36;

    @Override
    protected Answer answer(Call call) {
        if (call.path().startsWith("/api/v4/feature_flags/unleash/7/client/")) {
            return client(call);
        }
        if (!TOKEN.equals(call.headers().get("PRIVATE-TOKEN"))) {
            return Answer.refused(401, "401 Unauthorized");
        }
        if (call.path().equals(FLAGS)) {
            return list(call);
        }
        var flag = Optional.ofNullable(flags.get(call.path().substring(FLAGS.length() + 1)));
        if (flag.isEmpty()) {
            return Answer.refused(404, "404 Not found");
        }
        return call.method().equals("PUT") ? put(flag.get(), call.body()) : Answer.ok(flag.get());
    }

    private Answer list(Call call) {
        int size = Math.min(100, Integer.parseInt(call.param("per_page", "20")));
        int page = Integer.parseInt(call.param("page", "1"));
        var list = JSON.arrayNode();
        flags.values().stream().skip((page - 1L) * size).limit(size).forEach(list::add);
        var next =
                "<%s%s?per_page=%d&page=%d>; rel=\"next\""
                        .formatted(url(), FLAGS.replace(PROJECT, "acme%2Fapp"), size, page + 1);
        boolean more = (long) page * size < flags.size();
        return new Answer(200, list, more ? Map.of("Link", next) : Map.of());
    }

    private Answer put(ObjectNode flag, JsonNode body) {
        ObjectNode next = flag.deepCopy();
        if (body.has("active")) {
            next.set("active", body.path("active"));
        }
        var strategies = (ArrayNode) next.path("strategies");
        for (var wanted : body.path("strategies")) {
            var strategy =
                    wanted.has("id")
                            ? byId(strategies, wanted.path("id").asInt())
                            : Optional.of(added(strategies));
            if (strategy.isEmpty()) {
                return Answer.refused(404, "404 Strategy Not found");
            }
            change(strategy.get(), wanted);
            var wrong = wrong(strategy.get());
            if (wrong.isPresent()) {
                return Answer.refused(400, "Strategies parameters " + wrong.get());
            }
        }
        flags.put(next.path("name").asText(), next);
        return Answer.ok(next);
    }

    private static Optional<ObjectNode> byId(ArrayNode strategies, int id) {
        return strategies
                .valueStream()
                .filter(s -> s.path("id").asInt() == id)
                .map(ObjectNode.class::cast)
                .findFirst();
    }

    private ObjectNode added(ArrayNode strategies) {
        var strategy = strategies.addObject().put("id", ids++);
        strategy.putObject("parameters");
        strategy.putArray("scopes");
        strategy.putNull("user_list");
        return strategy;
    }

    private static void change(ObjectNode strategy, JsonNode wanted) {
        for (var field : List.of("name", "parameters", "scopes")) {
            if (wanted.has(field)) {
                strategy.set(field, wanted.path(field));
            }
        }
    }

    private static Optional<String> wrong(JsonNode strategy) {
        var parameters = strategy.path("parameters");
        var keys = new TreeSet<String>();
        parameters.properties().forEach(p -> keys.add(p.getKey()));
        var expected = KEYS.get(strategy.path("name").asText());
        if (expected == null) {
            return Optional.of("name is invalid");
        }
        if (!keys.equals(expected)) {
            return Optional.of("are invalid");
        }
        if (!parameters.properties().stream().allMatch(p -> p.getValue().isTextual())) {
            return Optional.of("must be strings");
        }
        if (keys.contains("groupId")
                && !parameters.path("groupId").asText().matches("[a-z]{1,32}")) {
            return Optional.of("groupId parameter is invalid");
        }
        for (var dial : List.of("rollout", "percentage")) {
            if (keys.contains(dial) && !parameters.path(dial).asText().matches("100|[1-9]?\\d")) {
                return Optional.of(dial + " must be a string between 0 and 100 inclusive");
            }
        }
        if (keys.contains("stickiness")
                && !STICKINESS.contains(parameters.path("stickiness").asText())) {
            return Optional.of(
                    "stickiness parameter must be default, userId, sessionId, or random");
        }
        return Optional.empty();
    }

    /** Strategies without a scope for the environment are left out, and flags without any. */
    private Answer client(Call call) {
        if (!call.path().endsWith("/features")) {
            return Answer.ok(JSON.nullNode());
        }
        var environment =
                call.headers().entrySet().stream()
                        .filter(h -> h.getKey().equalsIgnoreCase("UNLEASH-APPNAME"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
        var body = JSON.objectNode().put("version", 1);
        var list = body.putArray("features");
        for (var flag : flags.values()) {
            var strategies = JSON.arrayNode();
            for (var s : flag.path("strategies")) {
                var scopes =
                        s.path("scopes")
                                .valueStream()
                                .map(x -> x.path("environment_scope").asText());
                if (scopes.anyMatch(x -> environment.matches(regex(x)))) {
                    strategies
                            .addObject()
                            .<ObjectNode>set("name", s.path("name"))
                            .set("parameters", s.path("parameters"));
                }
            }
            if (!strategies.isEmpty()) {
                list.addObject()
                        .<ObjectNode>set("name", flag.path("name"))
                        .put("description", "")
                        .<ObjectNode>set("enabled", flag.path("active"))
                        .set("strategies", strategies);
            }
        }
        return Answer.ok(body);
    }

    private static String regex(String scope) {
        return Arrays.stream(scope.split("\\*", -1))
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining(".*"));
    }

    // --- what people do in its pages

    public synchronized ObjectNode creates(String name) {
        var flag =
                JSON.objectNode()
                        .put("name", name)
                        .put("active", true)
                        .put("version", "new_version_flag")
                        .put("updated_at", "2026-11-01T09:00:00.000Z");
        flag.putArray("scopes");
        flag.putArray("strategies");
        flags.put(name, flag);
        return flag;
    }

    /** With {@code key=value} parameters, for these environments. */
    public synchronized ObjectNode adds(
            String flag, String name, List<String> parameters, String... scopes) {
        var strategy = added((ArrayNode) flags.get(flag).path("strategies")).put("name", name);
        for (var p : parameters) {
            ((ObjectNode) strategy.path("parameters"))
                    .put(p.substring(0, p.indexOf('=')), p.substring(p.indexOf('=') + 1));
        }
        for (var scope : scopes) {
            ((ArrayNode) strategy.path("scopes")).addObject().put("environment_scope", scope);
        }
        var wrong = wrong(strategy);
        if (wrong.isPresent()) {
            throw new AssertionError(wrong.get());
        }
        return strategy;
    }

    public synchronized ObjectNode rollout(String flag, int percent, String... scopes) {
        return adds(
                flag,
                "flexibleRollout",
                List.of("groupId=default", "rollout=" + percent, "stickiness=userId"),
                scopes);
    }

    public synchronized ObjectNode flag(String name) {
        return flags.get(name);
    }
}
