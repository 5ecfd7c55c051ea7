package dev.ferry.flag.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.flag.FakeService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unleash's admin API as far as Ferry uses it, with its oddities: an environment that is turned on
 * without a rule gets one of 100 %, one that loses its last rule is turned off, and no percentage
 * is checked. {@link FakeUnleashTest} holds it to what a real server answered.
 */
public final class FakeUnleash extends FakeService {

    private static final List<String> ENVIRONMENTS = List.of("development", "production");

    private final Map<String, ObjectNode> flags = new LinkedHashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private int ids = 100;

    @Override
    protected boolean isWrite(Call call) {
        return super.isWrite(call) && !call.path().endsWith("/playground");
    }

    @Override
    protected Answer answer(Call call) {
        if (!TOKEN.equals(call.headers().get("Authorization"))) {
            return Answer.refused(401, "You must log in to use Unleash.");
        }
        var parts = Arrays.asList(call.path().substring(1).split("/"));
        if (call.path().equals("/api/admin/playground")) {
            return playground(call.body());
        }
        if (call.path().equals("/api/admin/search/events")) {
            return search(call);
        }
        if (parts.size() < 5 || !parts.get(2).equals("projects")) {
            return Answer.refused(404, "The path you were looking for is not available.");
        }
        var project = parts.get(3);
        if (parts.get(4).equals("stale")) {
            call.body()
                    .path("features")
                    .forEach(f ->
                            flags.get(f.asText())
                                    .put("stale", call.body().path("stale").asBoolean()));
            return Answer.of(202, JSON.nullNode());
        }
        if (parts.size() == 5) {
            return call.method().equals("GET") ? list(project) : create(project, call.body());
        }
        var flag = Optional.ofNullable(flags.get(parts.get(5)));
        if (flag.isEmpty() || !flag.get().path("project").asText().equals(project)) {
            return Answer.refused(
                    404, "There's no feature named \"" + parts.get(5) + "\" in this project.");
        }
        if (flag.get().path("archived").asBoolean()) {
            return Answer.refused(404, "Could not find feature flag with name " + parts.get(5));
        }
        if (parts.size() == 6) {
            return call.method().equals("DELETE") ? archive(flag.get()) : Answer.ok(flag.get());
        }
        return environment(flag.get(), parts.subList(7, parts.size()), call);
    }

    private Answer list(String project) {
        var body = JSON.objectNode().put("version", 2);
        var list = body.putArray("features");
        flags.values().stream()
                .filter(f -> f.path("project").asText().equals(project))
                .filter(f -> !f.path("archived").asBoolean())
                .forEach(f -> {
                    var item = list.addObject();
                    item.set("name", f.path("name"));
                    item.set("stale", f.path("stale"));
                    var environments = item.putArray("environments");
                    f.path("environments")
                            .forEach(e ->
                                    environments
                                            .addObject()
                                            .<ObjectNode>set("name", e.path("name"))
                                            .set("enabled", e.path("enabled")));
                });
        return Answer.ok(body);
    }

    private Answer create(String project, JsonNode body) {
        var name = body.path("name").asText();
        if (!name.matches("[\\w.~-]+")) {
            return Answer.refused(400, "\"name\" must be URL friendly");
        }
        if (flags.containsKey(name)) {
            return Answer.refused(409, "A flag with that name already exists");
        }
        var flag =
                JSON.objectNode()
                        .put("name", name)
                        .put("project", project)
                        .put("stale", false)
                        .put("archived", false);
        var environments = flag.putArray("environments");
        for (var e : ENVIRONMENTS) {
            environments.addObject().put("name", e).put("enabled", false).putArray("strategies");
        }
        flags.put(name, flag);
        happened("feature-created", flag, "");
        return Answer.of(201, flag);
    }

    private Answer archive(ObjectNode flag) {
        flag.put("archived", true);
        happened("feature-archived", flag, "");
        return Answer.of(202, JSON.nullNode());
    }

    private Answer environment(ObjectNode flag, List<String> rest, Call call) {
        ObjectNode environment = null;
        for (var e : flag.path("environments")) {
            environment =
                    e.path("name").asText().equals(rest.getFirst()) ? (ObjectNode) e : environment;
        }
        if (environment == null) {
            return Answer.refused(404, "Could not find environment " + rest.getFirst());
        }
        if (rest.size() == 1) {
            var alone = environment.deepCopy();
            alone.set("environment", environment.path("name"));
            alone.set("name", flag.path("name"));
            return Answer.ok(alone);
        }
        return switch (rest.get(1)) {
            case "on" -> on(flag, environment);
            case "off" -> off(flag, environment);
            default ->
                    rest.size() == 2
                            ? add(flag, environment, call.body())
                            : rule(flag, environment, rest.get(2), call);
        };
    }

    private Answer on(ObjectNode flag, ObjectNode environment) {
        if (active(environment) == 0) {
            var all = JSON.objectNode().put("name", "flexibleRollout");
            all.putObject("parameters")
                    .put("groupId", flag.path("name").asText())
                    .put("rollout", "100")
                    .put("stickiness", "default");
            add(flag, environment, all);
        }
        if (!environment.path("enabled").asBoolean()) {
            environment.put("enabled", true);
            happened("feature-environment-enabled", flag, environment.path("name").asText());
        }
        return Answer.ok(JSON.nullNode());
    }

    private Answer off(ObjectNode flag, ObjectNode environment) {
        if (environment.path("enabled").asBoolean()) {
            environment.put("enabled", false);
            happened("feature-environment-disabled", flag, environment.path("name").asText());
        }
        return Answer.ok(JSON.nullNode());
    }

    private static int active(JsonNode environment) {
        int active = 0;
        for (var rule : environment.path("strategies")) {
            active += rule.path("disabled").asBoolean() ? 0 : 1;
        }
        return active;
    }

    private Answer add(ObjectNode flag, ObjectNode environment, JsonNode body) {
        ObjectNode rule = body.deepCopy();
        rule.put("id", "RULE" + ids++);
        for (var list : List.of("constraints", "segments", "variants")) {
            if (!rule.has(list)) {
                rule.putArray(list);
            }
        }
        if (!rule.has("disabled")) {
            rule.put("disabled", false);
        }
        ((ArrayNode) environment.path("strategies")).add(rule);
        happened("feature-strategy-add", flag, environment.path("name").asText());
        return Answer.ok(rule);
    }

    private Answer rule(ObjectNode flag, ObjectNode environment, String id, Call call) {
        var rules = (ArrayNode) environment.path("strategies");
        for (int i = 0; i < rules.size(); i++) {
            var rule = (ObjectNode) rules.get(i);
            if (!rule.path("id").asText().equals(id)) {
                continue;
            }
            switch (call.method()) {
                case "PUT" ->
                        call.body().properties().forEach(p -> rule.set(p.getKey(), p.getValue()));
                case "PATCH" -> patch(rule, call.body());
                default -> rules.remove(i);
            }
            happened(
                    call.method().equals("DELETE")
                            ? "feature-strategy-remove"
                            : "feature-strategy-update",
                    flag,
                    environment.path("name").asText());
            if (active(environment) == 0) {
                off(flag, environment);
            }
            return Answer.ok(call.method().equals("DELETE") ? JSON.nullNode() : rule);
        }
        return Answer.refused(404, "Could not find strategy with id " + id);
    }

    private static void patch(ObjectNode rule, JsonNode changes) {
        for (var change : changes) {
            var path = change.path("path").asText().substring(1).split("/");
            var target = path.length == 1 ? rule : (ObjectNode) rule.path(path[0]);
            target.set(path[path.length - 1], change.path("value"));
        }
    }

    private Answer playground(JsonNode body) {
        var answer = JSON.objectNode();
        var list = answer.putArray("features");
        for (var flag : flags.values()) {
            if (flag.path("archived").asBoolean()
                    || !body.path("projects")
                            .toString()
                            .contains(flag.path("project").toString())) {
                continue;
            }
            var item = list.addObject().put("isEnabledInCurrentEnvironment", false);
            item.set("name", flag.path("name"));
            var data = item.putObject("strategies").putArray("data");
            for (var e : flag.path("environments")) {
                if (e.path("name").equals(body.path("environment"))) {
                    item.set("isEnabledInCurrentEnvironment", e.path("enabled"));
                    e.path("strategies").forEach(data::add);
                }
            }
        }
        return Answer.ok(answer);
    }

    private Answer search(Call call) {
        var found = JSON.objectNode();
        var list = found.putArray("events");
        int skip = Integer.parseInt(call.param("offset", "0"));
        for (int i = events.size() - 1; i >= 0; i--) {
            var event = events.get(i);
            if (in(call.param("feature", ""), event.path("featureName").asText())
                    && in(call.param("type", ""), event.path("type").asText())
                    && skip-- <= 0
                    && list.size() < Integer.parseInt(call.param("limit", "50"))) {
                list.add(event);
            }
        }
        return Answer.ok(found.put("total", events.size()));
    }

    private static boolean in(String filter, String value) {
        return filter.isEmpty()
                || Arrays.asList(filter.substring(filter.indexOf(':') + 1).split(","))
                        .contains(value);
    }

    private void happened(String type, ObjectNode flag, String environment) {
        var event =
                JSON.objectNode()
                        .put("id", events.size() + 1)
                        .put("type", type)
                        .put("createdBy", "dora")
                        .put(
                                "createdAt",
                                Instant.parse("2026-11-21T10:00:00Z")
                                        .plusSeconds(events.size())
                                        .toString());
        event.set("featureName", flag.path("name"));
        event.set("project", flag.path("project"));
        if (environment.isEmpty()) {
            event.putNull("environment");
        } else {
            event.put("environment", environment);
        }
        events.add(event);
    }

    // --- what people do in its pages

    public synchronized void creates(String name) {
        create("default", JSON.objectNode().put("name", name));
    }

    public synchronized void archives(String name) {
        archive(flags.get(name));
    }

    public synchronized void stale(String name) {
        flags.get(name).put("stale", true);
    }

    public synchronized ObjectNode environment(String name) {
        return (ObjectNode) flags.get(name).path("environments").get(1);
    }

    /** In production; the percentage is stored as it is written. */
    public synchronized ObjectNode adds(String name, String rollout) {
        var rule = JSON.objectNode().put("name", "flexibleRollout");
        rule.putObject("parameters")
                .put("rollout", rollout)
                .put("stickiness", "default")
                .put("groupId", name);
        return (ObjectNode) add(flags.get(name), environment(name), rule).body();
    }

    public synchronized void turnsOn(String name) {
        on(flags.get(name), environment(name));
    }

    public synchronized void turnsOff(String name) {
        off(flags.get(name), environment(name));
    }

    /** The first rule, to another percentage. */
    public synchronized void turns(String name, String rollout) {
        var rule = environment(name).path("strategies").get(0);
        ((ObjectNode) rule.path("parameters")).put("rollout", rollout);
        happened("feature-strategy-update", flags.get(name), "production");
    }

    /** A line of the log that is about no flag. */
    public synchronized void logsIn() {
        happened("login", JSON.objectNode(), "");
    }

    public synchronized int rules(String name) {
        return environment(name).path("strategies").size();
    }
}
