package dev.ferry.flag.launchdarkly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagState.Presence;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.remote.Fingerprint;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A flag in one environment. Shares are weights: thousandths of a percent. */
record LaunchDarklyFlag(JsonNode flag, JsonNode environment) {

    private static final Set<String> NEW_WAY = Set.of("true", "on", "new", "enabled");
    private static final BigDecimal WEIGHT = BigDecimal.valueOf(1000);

    static LaunchDarklyFlag of(FlagKey key, JsonNode flag) {
        return new LaunchDarklyFlag(flag, flag.path("environments").path(key.environment()));
    }

    /** The place of the variation that is the new way; empty: nobody can tell. */
    Optional<Integer> newWay() {
        for (int i = 0; i < variations(); i++) {
            var v = flag.path("variations").path(i);
            if (isNew(v.path("value").asText()) || isNew(v.path("name").asText())) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The one other variation; with more of them nobody can tell which is the old way. */
    Optional<Integer> oldWay() {
        return variations() == 2 ? newWay().map(n -> 1 - n) : Optional.empty();
    }

    private int variations() {
        return flag.path("variations").size();
    }

    private static boolean isNew(String word) {
        return NEW_WAY.contains(word.toLowerCase(Locale.ROOT));
    }

    String id(int variation) {
        return flag.path("variations").path(variation).path("_id").asText();
    }

    boolean on() {
        return environment.path("on").asBoolean();
    }

    private boolean archived() {
        return flag.path("archived").asBoolean() || environment.path("archived").asBoolean();
    }

    FlagState state(FlagKey key, URI server, Instant now) {
        if (environment.isMissingNode()) {
            return FlagState.unreadable(
                    key,
                    "launchdarkly: the flag has no environment called " + key.environment(),
                    now);
        }
        return new FlagState(
                key,
                archived() ? Presence.ARCHIVED : Presence.PRESENT,
                on(),
                rollout(),
                targeting(),
                Optional.of(environment.path("lastModified").asLong())
                        .filter(ms -> ms > 0)
                        .map(Instant::ofEpochMilli),
                Optional.empty(),
                Optional.of(page(server)),
                flag.path("deprecated").asBoolean(),
                now,
                fingerprint());
    }

    private Rollout rollout() {
        if (archived()) {
            return Rollout.OFF;
        }
        return on() ? fallthrough() : whileOff();
    }

    /** Off means that everybody gets one variation, whichever that is. */
    private Rollout whileOff() {
        var served = environment.path("offVariation");
        if (!served.isInt()) {
            return new Rollout.Unknown("it is off and names no variation for that");
        }
        return isServedWhileOff() ? Rollout.FULL : Rollout.OFF;
    }

    /** Turning it off would give everybody the new model. */
    boolean isServedWhileOff() {
        var served = environment.path("offVariation");
        return served.isInt() && newWay().filter(way -> way == served.asInt()).isPresent();
    }

    /** The percentage rollout that is there, whose contexts a move has to name again. */
    Optional<JsonNode> split() {
        return Optional.of(environment.path("fallthrough").path("rollout"))
                .filter(JsonNode::isObject);
    }

    /** Everybody whom no rule and no target catches. */
    Rollout fallthrough() {
        var way = newWay();
        if (way.isEmpty()) {
            return new Rollout.Unknown("no variation is called on or new");
        }
        var fallthrough = environment.path("fallthrough");
        if (fallthrough.has("variation")) {
            return fallthrough.path("variation").asInt() == way.get() ? Rollout.FULL : Rollout.OFF;
        }
        long weight = 0;
        for (var part : fallthrough.path("rollout").path("variations")) {
            weight +=
                    part.path("variation").asInt() == way.get() ? part.path("weight").asLong() : 0;
        }
        var percent = BigDecimal.valueOf(weight).divide(WEIGHT).stripTrailingZeros();
        return Rollout.of(
                percent.scale() < 0 ? percent.setScale(0) : percent,
                fallthrough.path("rollout").path("bucketBy").asText("key"),
                flag.path("key").asText());
    }

    private List<String> targeting() {
        var words = new ArrayList<String>();
        long named = 0;
        for (var list : List.of("targets", "contextTargets")) {
            for (var target : environment.path(list)) {
                named += target.path("values").size();
            }
        }
        if (named > 0) {
            words.add(named + " by name");
        }
        environment
                .path("rules")
                .forEach(r -> words.add("rule " + r.path("description").asText("without a name")));
        environment
                .path("prerequisites")
                .forEach(p -> words.add("only with flag " + p.path("key").asText()));
        return words;
    }

    private String fingerprint() {
        var all = new Fingerprint().add(archived()).add(on());
        for (var part :
                List.of(
                        "fallthrough",
                        "offVariation",
                        "targets",
                        "contextTargets",
                        "rules",
                        "prerequisites")) {
            all.add(part).add(environment.path(part).toString());
        }
        return all.done();
    }

    private URI page(URI server) {
        return server.resolve(environment.path("_site").path("href").asText("/"));
    }
}
