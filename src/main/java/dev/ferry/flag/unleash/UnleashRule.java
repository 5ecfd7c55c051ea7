package dev.ferry.flag.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.flag.Strategy;
import dev.ferry.flag.remote.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One activation strategy of a flag in an environment. */
record UnleashRule(String id, boolean disabled, Strategy strategy, String fingerprint) {

    static List<UnleashRule> list(JsonNode strategies) {
        return strategies.valueStream().map(UnleashRule::of).toList();
    }

    private static UnleashRule of(JsonNode node) {
        var parameters = new TreeMap<String, String>();
        node.path("parameters")
                .properties()
                .forEach(p -> parameters.put(p.getKey(), p.getValue().asText()));
        var limits = new ArrayList<String>();
        node.path("constraints").forEach(c -> limits.add(constraint(c)));
        node.path("segments").forEach(s -> limits.add("in segment " + segment(s)));
        var strategy = new Strategy(node.path("name").asText(), parameters, limits);
        var id = node.path("id").asText();
        boolean disabled = node.path("disabled").asBoolean();
        var fingerprint =
                new Fingerprint()
                        .add(id)
                        .add(strategy.name())
                        .add(disabled)
                        .add(parameters)
                        .addSorted(limits)
                        .done();
        return new UnleashRule(id, disabled, strategy, fingerprint);
    }

    /** A number in most answers, an object in the playground's. */
    private static String segment(JsonNode node) {
        return node.isObject() ? node.path("id").asText() : node.asText();
    }

    private static String constraint(JsonNode node) {
        var values = new ArrayList<String>();
        node.path("values").forEach(v -> values.add(v.asText()));
        if (!node.path("value").asText("").isEmpty()) {
            values.add(node.path("value").asText());
        }
        return "%s %s%s %s%s"
                .formatted(
                        node.path("contextName").asText(),
                        node.path("inverted").asBoolean() ? "not " : "",
                        node.path("operator").asText(),
                        String.join(", ", values),
                        node.path("caseInsensitive").asBoolean() ? " in any case" : "");
    }
}
