package dev.ferry.flag.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.Strategy;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls of the admin API. */
record UnleashApi(Transport http) {

    static final int EVENTS_PER_PAGE = 100;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int NAMES_PER_CALL = 50;

    /** A flag with all its environments; empty: there is none, or it is archived. */
    Optional<JsonNode> feature(FlagKey key) {
        return http.find(HttpCall.get(path(key))).map(a -> a.json());
    }

    /**
     * @param environments those of its project
     */
    record Listed(boolean stale, Set<String> environments) {}

    /** The project's flags by name, without their rules. */
    Map<String, Listed> list(String project) {
        var all = http.send(HttpCall.get("/api/admin/projects/" + esc(project) + "/features"));
        var flags = new HashMap<String, Listed>();
        for (var f : all.json().path("features")) {
            var environments = new HashSet<String>();
            f.path("environments").forEach(e -> environments.add(e.path("name").asText()));
            flags.put(
                    f.path("name").asText(), new Listed(f.path("stale").asBoolean(), environments));
        }
        return flags;
    }

    /**
     * All flags of a project in one environment, with their rules, in one call. The playground is
     * the only list that has them and leaves no trace in the server's log, as an export would. An
     * environment that does not exist it shows as one that is off.
     */
    Map<String, JsonNode> everything(String project, String environment) {
        var body = JSON.objectNode().put("environment", environment);
        body.putArray("projects").add(project);
        body.putObject("context").put("appName", "ferry");
        var call =
                HttpCall.of("POST", "/api/admin/playground", Nature.READ).withBody(body.toString());
        var flags = new HashMap<String, JsonNode>();
        http.send(call).json().path("features").forEach(f -> flags.put(f.path("name").asText(), f));
        return flags;
    }

    /** The newest events, newest first. */
    List<UnleashEvent> events(int offset) {
        return events(
                HttpCall.get("/api/admin/search/events")
                        .withQuery("limit", EVENTS_PER_PAGE)
                        .withQuery("offset", offset));
    }

    /** What happened to this flag last, in this environment or as a whole. */
    Optional<UnleashEvent> lastChange(FlagKey key) {
        return events(
                        HttpCall.get("/api/admin/search/events")
                                .withQuery("feature", "IS:" + key.name())
                                .withQuery("limit", 50))
                .stream()
                .filter(e -> e.environment().equals(key.environment()))
                .findFirst();
    }

    /** Of flags that are not there: those that were archived, and not brought back since. */
    Collection<String> archived(List<String> names) {
        var last = new HashMap<String, UnleashEvent>();
        for (int from = 0; from < names.size(); from += NAMES_PER_CALL) {
            var some = names.subList(from, Math.min(names.size(), from + NAMES_PER_CALL));
            events(
                            HttpCall.get("/api/admin/search/events")
                                    .withQuery("feature", "IS_ANY_OF:" + String.join(",", some))
                                    .withQuery(
                                            "type",
                                            "IS_ANY_OF:feature-archived,feature-revived,"
                                                    + "feature-deleted")
                                    .withQuery("limit", 1000))
                    .forEach(e -> last.putIfAbsent(e.feature(), e));
        }
        return last.values().stream()
                .filter(UnleashEvent::archived)
                .map(UnleashEvent::feature)
                .toList();
    }

    private List<UnleashEvent> events(HttpCall call) {
        var events = new ArrayList<UnleashEvent>();
        http.send(call).json().path("events").forEach(e -> events.add(UnleashEvent.of(e)));
        return events;
    }

    void turn(FlagKey key, UnleashRule rule, int percent) {
        patch(
                key,
                rule,
                "/parameters/" + rule.strategy().dial().orElseThrow(),
                JSON.textNode(String.valueOf(percent)));
    }

    void disable(FlagKey key, UnleashRule rule) {
        patch(key, rule, "/disabled", JSON.booleanNode(true));
    }

    /** One field only: whatever else somebody changes at the same time stays. */
    private void patch(FlagKey key, UnleashRule rule, String field, JsonNode value) {
        var change = JSON.arrayNode();
        change.addObject().put("op", "replace").put("path", field).set("value", value);
        http.send(
                HttpCall.patch(
                                environment(key) + "/strategies/" + esc(rule.id()),
                                change.toString())
                        .as(Nature.URGENT_WRITE));
    }

    void add(FlagKey key, int percent) {
        var strategy =
                new Strategy(
                        "flexibleRollout",
                        Map.of(
                                "rollout",
                                String.valueOf(percent),
                                "stickiness",
                                "default",
                                "groupId",
                                key.name()),
                        List.of());
        var body =
                JSON.objectNode()
                        .put("name", strategy.name())
                        .put("title", "Rollout by Ferry")
                        .put("disabled", false);
        body.putArray("constraints");
        var parameters = body.putObject("parameters");
        strategy.parameters().forEach(parameters::put);
        http.send(
                HttpCall.post(environment(key) + "/strategies", body.toString())
                        .as(Nature.URGENT_WRITE));
    }

    /** The caller has seen to it that there is a rule: without one the server adds 100 %. */
    void on(FlagKey key) {
        http.send(HttpCall.of("POST", environment(key) + "/on", Nature.URGENT_WRITE));
    }

    void off(FlagKey key) {
        http.send(HttpCall.of("POST", environment(key) + "/off", Nature.URGENT_WRITE));
    }

    private static String environment(FlagKey key) {
        return path(key) + "/environments/" + esc(key.environment());
    }

    private static String path(FlagKey key) {
        return "/api/admin/projects/" + esc(key.project()) + "/features/" + esc(key.name());
    }

    private static String esc(String text) {
        return HttpCall.escape(text);
    }
}
