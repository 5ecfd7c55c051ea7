package dev.ferry.flag.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.flag.Strategy;
import dev.ferry.flag.remote.Fingerprint;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One strategy of a flag.
 *
 * @param id a PUT without it adds another strategy
 * @param scopes names of environments, with {@code *} for any text
 */
record GitLabRule(long id, Strategy strategy, List<String> scopes) {

    static GitLabRule of(JsonNode node) {
        var parameters = new TreeMap<String, String>();
        node.path("parameters")
                .properties()
                .forEach(p -> parameters.put(p.getKey(), p.getValue().asText()));
        var list = node.path("user_list").path("name").asText("");
        if (!list.isEmpty()) {
            parameters.put("list", list);
        }
        return new GitLabRule(
                node.path("id").asLong(),
                new Strategy(node.path("name").asText(), parameters, List.of()),
                node.path("scopes")
                        .valueStream()
                        .map(s -> s.path("environment_scope").asText())
                        .toList());
    }

    boolean holdsIn(String environment) {
        return scopes.stream().anyMatch(s -> matches(s, environment));
    }

    private static boolean matches(String scope, String environment) {
        var pattern = new StringBuilder();
        for (var literal : scope.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.matches(pattern.toString(), environment);
    }

    String fingerprint() {
        return new Fingerprint()
                .add(id)
                .add(strategy.name())
                .add(strategy.parameters())
                .addSorted(scopes)
                .done();
    }
}
