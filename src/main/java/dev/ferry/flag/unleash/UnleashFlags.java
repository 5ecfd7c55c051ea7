package dev.ferry.flag.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.flag.CarefulWriter;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagService.Sighting;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.remote.Troubles;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.Transport;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flags of one Unleash server. A few are read one by one, with who changed them last; many are read
 * by project and environment, two calls for all of them.
 */
public final class UnleashFlags implements FlagReader {

    /** As webhooks come in on its route. */
    public static final String SENDER = "unleash";

    /** Up to here a call for each flag, and one for its last change, is the cheaper way. */
    private static final int FEW = 4;

    private final UnleashApi api;
    private final URI server;
    private final InstantSource clock;

    private UnleashFlags(UnleashApi api, URI server, InstantSource clock) {
        this.api = api;
        this.server = server;
        this.clock = clock;
    }

    /** Can be read and moved, keeps a log, and sends hints. */
    public static FlagSource source(String name, URI server, Transport http, InstantSource clock) {
        var api = new UnleashApi(http);
        var flags = new UnleashFlags(api, server, clock);
        return FlagSource.of(name, flags)
                .with(new CarefulWriter<>(new UnleashMoves(api, flags)))
                .with(new UnleashLog(name, api))
                .hintedBy(SENDER);
    }

    @Override
    public Map<FlagKey, FlagState> read(Collection<FlagKey> keys) {
        record Place(String project, String environment) {}
        var groups = new HashMap<Place, List<FlagKey>>();
        keys.forEach(k ->
                groups.computeIfAbsent(
                                new Place(k.project(), k.environment()), _ -> new ArrayList<>())
                        .add(k));
        var states = new HashMap<FlagKey, FlagState>();
        groups.values()
                .forEach(group ->
                        states.putAll(
                                Troubles.reading(
                                        group,
                                        clock.instant(),
                                        () -> group.size() <= FEW ? few(group) : many(group))));
        return states;
    }

    private Map<FlagKey, FlagState> few(List<FlagKey> keys) {
        var states = new HashMap<FlagKey, FlagState>();
        keys.forEach(k -> states.put(k, sight(k).state()));
        return states;
    }

    Sighting<UnleashFlag> sight(FlagKey key) {
        var feature = api.feature(key);
        if (feature.isEmpty()) {
            boolean archived = !api.archived(List.of(key.name())).isEmpty();
            return new Sighting<>(gone(key, archived), UnleashFlag.NOTHING);
        }
        return in(key, feature.get())
                .map(f ->
                        new Sighting<>(
                                f.state(key, api.lastChange(key), page(key), clock.instant()), f))
                .orElseGet(() -> new Sighting<>(elsewhere(key), UnleashFlag.NOTHING));
    }

    private static Optional<UnleashFlag> in(FlagKey key, JsonNode feature) {
        return feature.path("environments")
                .valueStream()
                .filter(e -> e.path("name").asText().equals(key.environment()))
                .findFirst()
                .map(e ->
                        new UnleashFlag(
                                e.path("enabled").asBoolean(),
                                feature.path("stale").asBoolean(),
                                UnleashRule.list(e.path("strategies"))));
    }

    private FlagState elsewhere(FlagKey key) {
        return FlagState.unreadable(
                key,
                "unleash: the flag has no environment called " + key.environment(),
                clock.instant());
    }

    private FlagState gone(FlagKey key, boolean archived) {
        var absent = FlagState.absent(key, clock.instant());
        return archived
                ? new FlagState(
                        key,
                        Presence.ARCHIVED,
                        false,
                        absent.rollout(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(page(key)),
                        false,
                        absent.observedAt(),
                        "archived")
                : absent;
    }

    private Map<FlagKey, FlagState> many(List<FlagKey> keys) {
        var place = keys.getFirst();
        var listed = api.list(place.project());
        var rules = api.everything(place.project(), place.environment());
        var missing = keys.stream().map(FlagKey::name).filter(n -> !listed.containsKey(n)).toList();
        var archived =
                missing.isEmpty() ? new HashSet<String>() : new HashSet<>(api.archived(missing));
        var states = new HashMap<FlagKey, FlagState>();
        for (var key : keys) {
            var flag = listed.get(key.name());
            states.put(
                    key,
                    flag == null
                            ? gone(key, archived.contains(key.name()))
                            : state(key, flag, Optional.ofNullable(rules.get(key.name()))));
        }
        return states;
    }

    private FlagState state(FlagKey key, UnleashApi.Listed flag, Optional<JsonNode> rules) {
        if (!flag.environments().contains(key.environment())) {
            return elsewhere(key);
        }
        return rules.map(r -> listed(r, flag.stale()))
                .map(f -> f.state(key, Optional.empty(), page(key), clock.instant()))
                // Made between the two calls.
                .orElseGet(() -> sight(key).state());
    }

    private static UnleashFlag listed(JsonNode flag, boolean stale) {
        return new UnleashFlag(
                flag.path("isEnabledInCurrentEnvironment").asBoolean(),
                stale,
                UnleashRule.list(flag.path("strategies").path("data")));
    }

    private URI page(FlagKey key) {
        return URI.create(
                "%s/projects/%s/features/%s"
                        .formatted(
                                server.toString().replaceFirst("/+$", ""),
                                HttpCall.escape(key.project()),
                                HttpCall.escape(key.name())));
    }
}
