package dev.ferry.flag.launchdarkly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.flag.CarefulWriter;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagReader;
import dev.ferry.flag.FlagService;
import dev.ferry.flag.FlagSource;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.Obstacles;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.remote.Troubles;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flags of LaunchDarkly. A move is one semantic patch, with its reason as the comment. */
public final class LaunchDarklyFlags implements FlagReader, FlagService<LaunchDarklyFlag> {

    private static final String VERSION = "20240415";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SEMANTIC_PATCH =
            "application/json; domain-model=launchdarkly.semanticpatch";
    private static final int PER_PAGE = 100;
    private static final BigDecimal FINEST = new BigDecimal("0.001");

    private final Transport http;
    private final URI server;
    private final InstantSource clock;

    private LaunchDarklyFlags(Transport http, URI server, InstantSource clock) {
        this.http = http;
        this.server = server;
        this.clock = clock;
    }

    /** Can be read and moved. */
    public static FlagSource source(String name, URI server, Transport http, InstantSource clock) {
        var flags = new LaunchDarklyFlags(http, server, clock);
        return FlagSource.of(name, flags).with(new CarefulWriter<>(flags));
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
                                Troubles.reading(group, clock.instant(), () -> group(group))));
        return states;
    }

    private Map<FlagKey, FlagState> group(List<FlagKey> keys) {
        var first = keys.getFirst();
        if (keys.size() == 1) {
            return Map.of(first, look(first).state());
        }
        var found = list(first.project(), first.environment());
        var states = new HashMap<FlagKey, FlagState>();
        for (var key : keys) {
            var flag = found.get(key.name());
            // The list leaves out those that are archived.
            states.put(key, flag == null ? look(key).state() : seen(key, flag).state());
        }
        return states;
    }

    private Map<String, JsonNode> list(String project, String environment) {
        var flags = new HashMap<String, JsonNode>();
        for (int offset = 0; ; offset += PER_PAGE) {
            var page =
                    http.send(
                                    versioned(
                                                    HttpCall.get(
                                                            "/api/v2/flags/"
                                                                    + HttpCall.escape(project)))
                                            .withQuery("env", environment)
                                            .withQuery("summary", 0)
                                            .withQuery("limit", PER_PAGE)
                                            .withQuery("offset", offset))
                            .json();
            page.path("items").forEach(f -> flags.put(f.path("key").asText(), f));
            if (page.path("items").size() < PER_PAGE) {
                return flags;
            }
        }
    }

    @Override
    public Sighting<LaunchDarklyFlag> sight(FlagKey key) {
        return Troubles.writing(() -> look(key));
    }

    private Sighting<LaunchDarklyFlag> look(FlagKey key) {
        return http.find(versioned(HttpCall.get(path(key))).withQuery("env", key.environment()))
                .map(answer -> seen(key, answer.json()))
                .orElseGet(() ->
                        new Sighting<>(
                                FlagState.absent(key, clock.instant()),
                                LaunchDarklyFlag.of(key, JSON.objectNode())));
    }

    private Sighting<LaunchDarklyFlag> seen(FlagKey key, JsonNode node) {
        var flag = LaunchDarklyFlag.of(key, node);
        return new Sighting<>(flag.state(key, server, clock.instant()), flag);
    }

    @Override
    public Optional<String> obstacle(FlagState now, Rollout wanted) {
        return Obstacles.to(now, wanted)
                .or(() ->
                        now.rollout() instanceof Rollout.Unknown(var reason)
                                ? Optional.of(reason)
                                : Optional.empty())
                .or(() ->
                        wanted.share()
                                .filter(p -> p.remainder(FINEST).signum() != 0)
                                .map(p -> "launchdarkly takes thousandths of a percent at most"));
    }

    @Override
    public void move(Sighting<LaunchDarklyFlag> seen, Rollout wanted, String reason) {
        var key = seen.state().key();
        var flag = seen.raw();
        var body =
                JSON.objectNode().put("environmentKey", key.environment()).put("comment", reason);
        var instructions = body.putArray("instructions");
        share(flag, wanted.share().orElseThrow(), instructions.addObject());
        if (!flag.on() && (!wanted.equals(Rollout.OFF) || flag.isServedWhileOff())) {
            // In the same patch and behind it: there is no moment in which the old rule is on.
            instructions.addObject().put("kind", "turnFlagOn");
        }
        var call =
                versioned(HttpCall.patch(path(key), body.toString()))
                        .withHeader("Content-Type", SEMANTIC_PATCH)
                        .as(Nature.URGENT_WRITE);
        Troubles.writing(() -> http.send(call));
    }

    private static void share(LaunchDarklyFlag flag, BigDecimal percent, ObjectNode instruction) {
        int on = flag.newWay().orElseThrow(() -> unclear("no variation is called on or new"));
        int off = flag.oldWay().orElseThrow(() -> unclear("it has more than two variations"));
        instruction.put("kind", "updateFallthroughVariationOrRollout");
        int weight = percent.movePointRight(3).intValueExact();
        var split = flag.split();
        if (split.isEmpty() && (weight == 0 || weight == 100_000)) {
            instruction.put("variationId", flag.id(weight == 0 ? off : on));
        } else {
            instruction
                    .putObject("rolloutWeights")
                    .put(flag.id(on), weight)
                    .put(flag.id(off), 100_000 - weight);
            split.ifPresent(s -> keepContexts(s, instruction));
        }
    }

    /** What is not named goes back to users by key, and then people change sides. */
    private static void keepContexts(JsonNode split, ObjectNode instruction) {
        if (split.has("contextKind")) {
            instruction.put("rolloutContextKind", split.path("contextKind").asText());
        }
        if (split.has("bucketBy")) {
            instruction.put("rolloutBucketBy", split.path("bucketBy").asText());
        }
    }

    /** A token has a version of its own otherwise, and lists of an old one look different. */
    private static HttpCall versioned(HttpCall call) {
        return call.withHeader("LD-API-Version", VERSION);
    }

    private static FlagWriteException unclear(String why) {
        return FlagWriteException.refused(why + ", so Ferry cannot tell the old way");
    }

    private static String path(FlagKey key) {
        return "/api/v2/flags/"
                + HttpCall.escape(key.project())
                + "/"
                + HttpCall.escape(key.name());
    }
}
