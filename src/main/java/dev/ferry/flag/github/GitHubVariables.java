package dev.ferry.flag.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.flag.CarefulWriter;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagService;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Obstacles;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.remote.Fingerprint;
import dev.ferry.flag.remote.Troubles;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Flags that are variables of a repository, or of one of its environments: {@code chat_next} is the
 * variable {@code FERRY_FLAG_CHAT_NEXT}, and its value a percentage, {@code on} or {@code off}.
 * GitHub sends no webhook about variables and lists thirty of them at a time.
 */
public final class GitHubVariables implements FlagReader, FlagService<String> {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PER_PAGE = 30;

    private final Transport http;
    private final String prefix;
    private final InstantSource clock;

    private GitHubVariables(Transport http, String prefix, InstantSource clock) {
        this.http = http;
        this.prefix = prefix;
        this.clock = clock;
    }

    /** Can be read and moved. */
    public static FlagSource source(
            String name, String prefix, Transport http, InstantSource clock) {
        var flags = new GitHubVariables(http, prefix, clock);
        return FlagSource.of(name, flags).with(new CarefulWriter<>(flags));
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        var groups = new HashMap<String, List<FlagKey>>();
        keys.forEach(k -> groups.computeIfAbsent(list(k), _ -> new ArrayList<>()).add(k));
        var states = new HashMap<FlagKey, FlagState>();
        groups.forEach((list, group) ->
                states.putAll(Troubles.reading(group, clock.instant(), () -> read(list, group))));
        return states;
    }

    private Map<FlagKey, FlagState> read(String list, List<FlagKey> keys) {
        if (keys.size() == 1) {
            return Map.of(keys.getFirst(), look(keys.getFirst()).state());
        }
        var variables = new HashMap<String, JsonNode>();
        var first =
                HttpCall.get(list)
                        .withQuery("per_page", PER_PAGE)
                        .onBehalfOf(owner(keys.getFirst()));
        http.pages(first)
                .flatMap(page -> page.json().path("variables").valueStream())
                .forEach(v -> variables.put(v.path("name").asText(), v));
        var states = new HashMap<FlagKey, FlagState>();
        keys.forEach(k -> states.put(k, state(k, Optional.ofNullable(variables.get(variable(k))))));
        return states;
    }

    @Override
    public Sighting<String> sight(FlagKey key) {
        return Troubles.writing(() -> look(key));
    }

    private Sighting<String> look(FlagKey key) {
        var variable = http.find(HttpCall.get(path(key)).onBehalfOf(owner(key))).map(a -> a.json());
        return new Sighting<>(
                state(key, variable), variable.map(v -> v.path("value").asText()).orElse(""));
    }

    private FlagState state(FlagKey key, Optional<JsonNode> variable) {
        if (variable.isEmpty()) {
            return FlagState.absent(key, clock.instant());
        }
        var value = variable.get().path("value").asText();
        var rollout = VariableValue.rollout(value);
        return new FlagState(
                key,
                Presence.PRESENT,
                !rollout.equals(Rollout.OFF),
                rollout,
                List.of(),
                moment(variable.get().path("updated_at").asText()),
                Optional.empty(),
                Optional.<URI>empty(),
                false,
                clock.instant(),
                new Fingerprint().add(value).done());
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> obstacle(FlagState now, Rollout wanted) {
        return Obstacles.to(now, wanted);
    }

    @Override
    public void move(Sighting<String> seen, Rollout wanted, String reason) {
        var key = seen.state().key();
        var body =
                JSON.objectNode()
                        .put("name", variable(key))
                        .put("value", VariableValue.of(wanted, seen.raw()));
        var call =
                HttpCall.patch(path(key), body.toString())
                        .onBehalfOf(owner(key))
                        .as(Nature.URGENT_WRITE);
        Troubles.writing(() -> http.send(call));
    }

    /** Whose installation of an App is meant. */
    private static String owner(FlagKey key) {
        return key.project().replaceFirst("/.*", "");
    }

    private String path(FlagKey key) {
        return list(key) + "/" + HttpCall.escape(variable(key));
    }

    private static String list(FlagKey key) {
        var repository = "/repos/" + key.project();
        return key.environment().isEmpty()
                ? repository + "/actions/variables"
                : repository + "/environments/" + HttpCall.escape(key.environment()) + "/variables";
    }

    private String variable(FlagKey key) {
        var name = key.name().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        var start = prefix.toUpperCase(Locale.ROOT);
        return name.startsWith(start) ? name : start + name;
    }
}
