package dev.ferry.flag.gitlab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.flag.FlagKey;
import dev.ferry.flag.FlagService;
import dev.ferry.flag.FlagState;
import dev.ferry.flag.FlagWriteException;
import dev.ferry.flag.Obstacles;
import dev.ferry.flag.Rollout;
import dev.ferry.flag.StrategyMix;
import dev.ferry.flag.remote.Troubles;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Transport;
import java.util.Locale;
import java.util.Optional;

/** How a flag of a project is moved: one PUT that names every strategy it means by its id. */
record GitLabMoves(Transport http, GitLabFlags flags) implements FlagService<GitLabFlag> {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_GROUP = 32;

    @Override
    public Sighting<GitLabFlag> sight(FlagKey key) {
        return Troubles.writing(() -> flags.sight(key));
    }

    @Override
    public Optional<String> obstacle(FlagState now, Rollout wanted) {
        return Obstacles.toWhole(now, wanted)
                .or(() ->
                        wanted.equals(Rollout.OFF)
                                ? Optional.empty()
                                : StrategyMix.tangle(now.rollout()));
    }

    @Override
    public void move(Sighting<GitLabFlag> seen, Rollout wanted, String reason) {
        int percent = wanted.share().orElseThrow().intValueExact();
        var key = seen.state().key();
        var flag = seen.raw();
        if (percent > 0) {
            hidden(key, flag)
                    .ifPresent(why -> {
                        throw FlagWriteException.refused(why);
                    });
        }
        var body = JSON.objectNode();
        if (percent > 0 && !flag.active()) {
            body.put("active", true);
        }
        strategies(key, flag, percent, body.putArray("strategies"));
        var call = HttpCall.put(GitLabFlags.path(key), body.toString()).as(Nature.URGENT_WRITE);
        Troubles.writing(() -> http.send(call));
    }

    /** What a flag that is switched off would let through besides, were it switched on. */
    private static Optional<String> hidden(FlagKey key, GitLabFlag flag) {
        boolean elsewhere = flag.rules().stream().anyMatch(r -> !r.holdsIn(key.environment()));
        if (!flag.active() && elsewhere) {
            return Optional.of(
                    ("flag %s is switched off for the whole project, and on it would be on in other"
                                    + " environments too; switch it on in GitLab")
                            .formatted(key.name()));
        }
        return StrategyMix.tangle(flag.whenActive(key.environment()));
    }

    private static void strategies(FlagKey key, GitLabFlag flag, int percent, ArrayNode list) {
        for (var rule : flag.in(key.environment())) {
            if (rule.strategy().isForEverybody()) {
                turned(key, rule, percent, list.addObject().put("id", rule.id()));
            }
        }
        if (list.isEmpty()) {
            var added = rollout(key, percent, list.addObject());
            added.putArray("scopes").addObject().put("environment_scope", key.environment());
        }
    }

    /** The parameters are replaced as a whole, so those that stay are sent as well. */
    private static void turned(FlagKey key, GitLabRule rule, int percent, ObjectNode node) {
        var strategy = rule.strategy();
        var dial = strategy.dial();
        if (dial.isEmpty()) {
            rollout(key, percent, node);
            return;
        }
        node.put("name", strategy.name());
        var parameters = node.putObject("parameters");
        strategy.parameters().forEach(parameters::put);
        parameters.put(dial.get(), String.valueOf(percent));
    }

    private static ObjectNode rollout(FlagKey key, int percent, ObjectNode node) {
        node.put("name", "flexibleRollout");
        node.putObject("parameters")
                .put("groupId", group(key.name()))
                .put("rollout", String.valueOf(percent))
                .put("stickiness", "default");
        return node;
    }

    /**
     * GitLab takes a to z only. Not one word for all flags: the same users would be first in every
     * one of them.
     */
    private static String group(String flag) {
        var letters = flag.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return letters.length() <= LONGEST_GROUP ? letters : letters.substring(0, LONGEST_GROUP);
    }
}
